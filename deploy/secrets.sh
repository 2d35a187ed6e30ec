#!/bin/bash
# Makes what docker-compose.yml hands to containers as secrets: passwords, a certificate for each that others ask over TLS,
# and the authority of this installation that signs them. What is there stays; to exchange something, remove its file and run
# this again (docs/runbook.md). Needs bash and openssl:
#   deploy/secrets.sh [FOLDER, deploy/secrets if left out] [DAYS that certificates are good, 397 if left out]
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
folder=${1:-$here/secrets}
days=${2:-397}
services=(registry-service case-service referral-service activity-service projection-service feed-service)

# Nobody but its owner looks into the folder; in it the files can be read by whoever runs in the container that one is
# handed to.
mkdir -p "$folder"
chmod 700 "$folder"
cd "$folder"
umask 022

# 256 random bits, in characters that need no quoting anywhere.
password() {
  [ -s "$1" ] || openssl rand -hex 32 > "$1"
}

for service in "${services[@]}"; do
  password "kafka-$service"
  password "mongodb-$service"
done
password mongodb-root
password mongodb-keyfile
password keycloak-admin
password funder-system
password partner-system
# The key that participants' ids are made with: apart from them, who are in the store.
password pseudonym-keys

if [ ! -s authority.key ] || [ ! -s authority.pem ]; then
  # Its key stays here: it is handed to no container.
  (umask 077 && openssl genpkey -quiet -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out authority.key)
  openssl req -x509 -new -sha256 -key authority.key -days 3650 -subj "/CN=Lotsen inside" -out authority.pem \
    -addext basicConstraints=critical,CA:TRUE -addext keyUsage=critical,keyCertSign,cRLSign
  rm -f kafka.pem mongodb.pem keycloak.pem ./*-service.pem
fi

# A private key and the certificate for it, in one file.
certificate() {
  local name=$1 unfinished
  [ -s "$name.pem" ] && return
  unfinished=$(mktemp -d)
  openssl genpkey -quiet -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$unfinished/key"
  openssl req -new -sha256 -key "$unfinished/key" -subj "/CN=$name" -out "$unfinished/request"
  openssl x509 -req -sha256 -in "$unfinished/request" -CA authority.pem -CAkey authority.key -days "$days" \
    -out "$unfinished/certificate" -extfile <(printf '%s\n' \
      "subjectAltName=DNS:$name,DNS:localhost,IP:127.0.0.1" "basicConstraints=critical,CA:FALSE" \
      "keyUsage=critical,digitalSignature" "extendedKeyUsage=serverAuth,clientAuth") 2> /dev/null
  cat "$unfinished/key" "$unfinished/certificate" > "$name.pem"
  rm -r "$unfinished"
}

certificate kafka
certificate mongodb
certificate keycloak
for service in "${services[@]}"; do
  certificate "$service"
done
