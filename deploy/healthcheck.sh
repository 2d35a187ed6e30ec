#!/bin/bash
# Whether the service in this container answers 200 at the path given. The JRE image has neither
# curl nor wget, and a JVM for each look would cost more than it tells; bash speaks enough HTTP,
# and openssl, which the image has because of its certificates, the TLS around it.
set -eu
port=${SERVER_PORT:-8080}

request() {
  printf 'GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' "$1"
}

if [ -n "${SERVER_SSL_BUNDLE:-}" ]; then
  exec 3< <(request "$1" | openssl s_client -quiet -connect "127.0.0.1:$port" -verify_return_error \
    -verify_hostname localhost -CAfile "${AUTHORITY:-/run/secrets/authority.pem}" 2> /dev/null)
else
  exec 3<>"/dev/tcp/127.0.0.1/$port"
  request "$1" >&3
fi
read -r _ status _ <&3
[ "$status" = 200 ]
