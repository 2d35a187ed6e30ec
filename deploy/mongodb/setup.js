// Makes the replica set, the administrator and a user for each service, with the passwords of their secrets; run by mongosh
// in the store's own network, where a store that has no users yet lets itself be set up. May be run again at any time.
const fs = require('fs');
const folder = '/run/secrets/';
const secret = name => fs.readFileSync(folder + name, 'utf8').trim();
const admin = db.getSiblingDB('admin');

/** Waits for what takes a moment: the replica set chooses its primary. */
function awaitPrimary() {
  for (let tries = 0; tries < 60; tries++) {
    if (admin.hello().isWritablePrimary) return;
    sleep(1000);
  }
  throw new Error('The replica set has no primary');
}

function signIn() {
  return admin.auth('root', secret('mongodb-root')).ok === 1;
}

let known = false;
try {
  known = signIn();
} catch (refused) {
  print('No administrator with this password yet');
}
if (!known) {
  try {
    rs.initiate({_id: 'rs0', members: [{_id: 0, host: 'mongodb:27017'}]});
  } catch (e) {
    if (e.codeName !== 'AlreadyInitialized') throw e;
  }
  awaitPrimary();
  admin.createUser({user: 'root', pwd: secret('mongodb-root'), roles: ['root']});
  signIn();
}
awaitPrimary();

// Restoring a backup with what was written meanwhile needs what no role has by itself.
if (!admin.getRole('restoring')) {
  admin.createRole({
    role: 'restoring',
    privileges: [{resource: {anyResource: true}, actions: ['anyAction']}],
    roles: [],
  });
}
admin.grantRolesToUser('root', ['restoring']);

// Each has a database of its own name and nothing else; there it may also have space given back.
for (const file of fs.readdirSync(folder).filter(name => /^mongodb-.*-service$/.test(name))) {
  const service = file.substring('mongodb-'.length);
  const own = db.getSiblingDB(service);
  const may = {
    privileges: [{resource: {db: service, collection: ''}, actions: ['compact']}],
    roles: [{role: 'readWrite', db: service}],
  };
  if (own.getRole('service')) {
    own.updateRole('service', may);
  } else {
    own.createRole({role: 'service', ...may});
  }
  const user = {pwd: secret(file), roles: [{role: 'service', db: service}]};
  if (own.getUser(service)) {
    own.updateUser(service, user);
  } else {
    own.createUser({user: service, ...user});
  }
  print(service);
}
