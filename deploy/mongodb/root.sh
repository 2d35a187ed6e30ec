#!/bin/bash
# Runs a tool of the store as its administrator, within its container: root.sh mongosh --quiet
set -euo pipefail
tool=$1
shift
exec "$tool" "mongodb://root:$(cat /run/secrets/mongodb-root)@127.0.0.1:27017/?authSource=admin&directConnection=true&tls=true&tlsCAFile=/run/secrets/authority.pem" "$@"
