#!/bin/bash
# Makes the users of the services on the broker, with the passwords of their secrets, and says what each may do. Run in
# the broker's own network, where it is not asked who it is; may be run again at any time.
set -euo pipefail
here=$(dirname "$0")
tools=${KAFKA_TOOLS:-/opt/kafka/bin}
broker=localhost:9094
secrets=${SECRETS:-/run/secrets}

# How a password is kept there: salted, and hashed this many times.
iterations=8192

for secret in "$secrets"/kafka-*-service; do
  service=${secret##*/kafka-}
  "$tools/kafka-configs.sh" --bootstrap-server "$broker" --alter --entity-type users --entity-name "$service" \
    --add-config "SCRAM-SHA-512=[iterations=$iterations,password=$(cat "$secret")]"
done

allow() {
  local service=$1
  shift
  "$tools/kafka-acls.sh" --bootstrap-server "$broker" --add --allow-principal "User:$service" "$@" > /dev/null
  echo "$service: $*"
}

. "$here/rights.sh"
