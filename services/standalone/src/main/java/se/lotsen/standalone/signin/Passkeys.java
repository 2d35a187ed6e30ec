package se.lotsen.standalone.signin;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import se.lotsen.standalone.signin.Accounts.PasskeyField;
import se.lotsen.standalone.signin.SecondFactor.Passkey;

/** Passkeys as Spring Security asks for them: they are kept in their owners' accounts. */
final class Passkeys implements UserCredentialRepository {
  private final Accounts accounts;

  Passkeys(Accounts accounts) {
    this.accounts = accounts;
  }

  @Override
  public void delete(Bytes id) {
    var passkey = id.toBase64UrlString();
    accounts
        .findBy(PasskeyField.PASSKEY, passkey)
        .ifPresent(
            owner ->
                accounts.change(
                    owner.id(),
                    account -> account.withSecond(account.secondFactor().without(passkey))));
  }

  @Override
  public void save(CredentialRecord passkey) {
    accounts
        .findBy(PasskeyField.HANDLE, passkey.getUserEntityUserId().toBase64UrlString())
        .ifPresent(
            owner ->
                accounts.change(
                    owner.id(),
                    account -> account.withSecond(account.secondFactor().with(kept(passkey)))));
  }

  @Override
  public @Nullable CredentialRecord findByCredentialId(Bytes id) {
    var passkey = id.toBase64UrlString();
    return accounts
        .findBy(PasskeyField.PASSKEY, passkey)
        .flatMap(
            owner ->
                owner.secondFactor().passkeys().stream()
                    .filter(each -> each.id().equals(passkey))
                    .findFirst()
                    .map(each -> read(owner.secondFactor(), each)))
        .orElse(null);
  }

  @Override
  public List<CredentialRecord> findByUserId(Bytes handle) {
    return accounts.findBy(PasskeyField.HANDLE, handle.toBase64UrlString()).stream()
        .map(Account::secondFactor)
        .flatMap(second -> second.passkeys().stream().map(each -> read(second, each)))
        .toList();
  }

  private static Passkey kept(CredentialRecord passkey) {
    return new Passkey(
        passkey.getCredentialId().toBase64UrlString(),
        new Bytes(passkey.getPublicKey().getBytes()).toBase64UrlString(),
        Optional.ofNullable(passkey.getAttestationObject())
            .map(Bytes::toBase64UrlString)
            .orElse(null),
        passkey.getSignatureCount(),
        passkey.isUvInitialized(),
        passkey.isBackupEligible(),
        passkey.isBackupState(),
        passkey.getTransports().stream()
            .map(AuthenticatorTransport::getValue)
            .collect(Collectors.toSet()),
        passkey.getLabel(),
        passkey.getCreated(),
        passkey.getLastUsed());
  }

  private static CredentialRecord read(SecondFactor owner, Passkey kept) {
    return ImmutableCredentialRecord.builder()
        .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
        .credentialId(Bytes.fromBase64(kept.id()))
        .userEntityUserId(Bytes.fromBase64(String.valueOf(owner.handle())))
        .publicKey(new ImmutablePublicKeyCose(Bytes.fromBase64(kept.publicKey()).getBytes()))
        .attestationObject(kept.attestation() == null ? null : Bytes.fromBase64(kept.attestation()))
        .signatureCount(kept.signatures())
        .uvInitialized(kept.verified())
        .backupEligible(kept.backupEligible())
        .backupState(kept.backedUp())
        .transports(
            kept.transports().stream()
                .map(AuthenticatorTransport::valueOf)
                .collect(Collectors.toSet()))
        .label(kept.label())
        .created(kept.created())
        .lastUsed(kept.lastUsed())
        .build();
  }

  /** Who has passkeys: what those call somebody is random and tells nothing of them. */
  record Owners(Accounts accounts) implements PublicKeyCredentialUserEntityRepository {
    @Override
    public @Nullable PublicKeyCredentialUserEntity findById(Bytes handle) {
      return accounts
          .findBy(PasskeyField.HANDLE, handle.toBase64UrlString())
          .map(Owners::read)
          .orElse(null);
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findByUsername(String id) {
      return accounts
          .find(id)
          .filter(account -> account.secondFactor().handle() != null)
          .map(Owners::read)
          .orElse(null);
    }

    @Override
    public void save(PublicKeyCredentialUserEntity owner) {
      var handle = owner.getId().toBase64UrlString();
      accounts.change(
          owner.getName(),
          account -> account.withSecond(account.secondFactor().withHandle(handle)));
    }

    @Override
    public void delete(Bytes handle) {
      throw new UnsupportedOperationException("An account is erased, and with it what is its own");
    }

    private static PublicKeyCredentialUserEntity read(Account account) {
      return ImmutablePublicKeyCredentialUserEntity.builder()
          .id(Bytes.fromBase64(String.valueOf(account.secondFactor().handle())))
          .name(account.id())
          .displayName(account.id())
          .build();
    }
  }
}
