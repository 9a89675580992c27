package org.muster.identity;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muster.shared.SettingsCheck;
import org.muster.shared.SettingsCheck.Mistake;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The sign-in services beside the password, each under a short key of the operator's choice: {@code
 * muster.sign-in.<key>.…}. See {@code docs/sign-in.md}.
 */
@ConfigurationProperties("muster")
record SignInSettings(@DefaultValue Map<String, Service> signIn) {

  /** The protocols that are spoken. */
  enum Kind {
    OIDC,
    CAS,
    WECOM,
    DINGTALK
  }

  /**
   * A sign-in service.
   *
   * @param institution the code of the institution whose numbers it vouches for
   * @param numberClaim the claim (OIDC), attribute (CAS) or field (DingTalk) that holds the staff
   *     or student number; null for {@code preferred_username}, CAS's user name, {@code job_number}
   * @param issuer OIDC: the address under which its metadata is found
   * @param clientId OIDC: the client; WeCom: the corporation (CorpID); DingTalk: the application
   *     (Client ID, AppKey of old)
   * @param clientSecret OIDC: the client's; WeCom, DingTalk: the application's
   * @param server CAS: the address under which {@code /login} is found; WeCom, DingTalk: of a
   *     private installation's interfaces
   * @param agentId WeCom: the application (AgentId)
   */
  record Service(
      @Nullable Kind kind,
      @Nullable String labelZh,
      @Nullable String labelEn,
      @Nullable String institution,
      @Nullable String numberClaim,
      @Nullable String issuer,
      @Nullable String clientId,
      @Nullable String clientSecret,
      @Nullable String server,
      @Nullable String agentId) {

    private void check(SettingsCheck check, String prefix) {
      check.require(prefix + ".label-zh", labelZh);
      check.require(prefix + ".institution", institution);
      switch (kind) {
        case OIDC -> {
          check.address(prefix + ".issuer", issuer);
          client(check, prefix);
        }
        case WECOM -> {
          client(check, prefix);
          check.require(prefix + ".agent-id", agentId);
          if (server != null) {
            check.address(prefix + ".server", server);
          }
        }
        case DINGTALK -> {
          client(check, prefix);
          if (server != null) {
            check.address(prefix + ".server", server);
          }
        }
        case CAS -> check.address(prefix + ".server", server);
        case null -> check.require(prefix + ".kind", null);
      }
    }

    private void client(SettingsCheck check, String prefix) {
      check.require(prefix + ".client-id", clientId);
      check.require(prefix + ".client-secret", clientSecret);
    }

    /** The secret is left out: settings are printed when a start fails. */
    @Override
    public String toString() {
      return "Service[kind=%s, institution=%s, issuer=%s, server=%s]"
          .formatted(kind, institution, issuer, server);
    }
  }

  List<Mistake> mistakes() {
    var check = new SettingsCheck();
    signIn.forEach(
        (key, service) -> {
          var prefix = "muster.sign-in." + key;
          check.key(prefix, key);
          service.check(check, prefix);
        });
    return check.mistakes();
  }
}
