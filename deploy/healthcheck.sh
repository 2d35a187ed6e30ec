#!/bin/bash
# Whether the service in this container answers 200 at the path given. The JRE image has neither
# curl nor wget, and a JVM for each look would cost more than it tells; bash speaks enough HTTP.
set -eu
exec 3<>"/dev/tcp/127.0.0.1/${SERVER_PORT:-8080}"
printf 'GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' "$1" >&3
read -r _ status _ <&3
[ "$status" = 200 ]
