package org.muster.identity;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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

    private List<Mistake> mistakes(String prefix) {
      var found = new ArrayList<Mistake>();
      require(found, prefix + ".label-zh", labelZh);
      require(found, prefix + ".institution", institution);
      switch (kind) {
        case OIDC -> {
          address(found, prefix + ".issuer", issuer);
          client(found, prefix);
        }
        case WECOM -> {
          client(found, prefix);
          require(found, prefix + ".agent-id", agentId);
          if (server != null) {
            address(found, prefix + ".server", server);
          }
        }
        case DINGTALK -> {
          client(found, prefix);
          if (server != null) {
            address(found, prefix + ".server", server);
          }
        }
        case CAS -> address(found, prefix + ".server", server);
        case null -> found.add(new Mistake(prefix + ".kind", Mistake.MISSING));
      }
      return found;
    }

    private void client(List<Mistake> found, String prefix) {
      require(found, prefix + ".client-id", clientId);
      require(found, prefix + ".client-secret", clientSecret);
    }

    /** The secret is left out: settings are printed when a start fails. */
    @Override
    public String toString() {
      return "Service[kind=%s, institution=%s, issuer=%s, server=%s]"
          .formatted(kind, institution, issuer, server);
    }
  }

  /**
   * A setting with which no start is possible.
   *
   * @param reason a message with the property as its argument
   */
  record Mistake(String property, String reason) {
    static final String MISSING = "start.sign-in.missing";
    static final String ADDRESS = "start.sign-in.address";
    static final String KEY = "start.sign-in.key";
  }

  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  List<Mistake> mistakes() {
    var found = new ArrayList<Mistake>();
    signIn.forEach(
        (key, service) -> {
          var prefix = "muster.sign-in." + key;
          if (!key.matches("[a-z][a-z0-9-]{0,31}")) {
            found.add(new Mistake(prefix, Mistake.KEY));
          }
          found.addAll(service.mistakes(prefix));
        });
    return found;
  }

  private static void require(List<Mistake> found, String property, @Nullable String value) {
    if (value == null || value.isBlank()) {
      found.add(new Mistake(property, Mistake.MISSING));
    }
  }

  private static void address(List<Mistake> found, String property, @Nullable String value) {
    if (value == null || value.isBlank()) {
      found.add(new Mistake(property, Mistake.MISSING));
    } else if (!isAddress(value)) {
      found.add(new Mistake(property, Mistake.ADDRESS));
    }
  }

  /** Whoever can change what a service says on the way is anybody: https, or this machine. */
  private static boolean isAddress(String value) {
    try {
      var address = new URI(value);
      return address.getHost() != null
          && address.getQuery() == null
          && address.getFragment() == null
          && ("https".equals(address.getScheme())
              || ("http".equals(address.getScheme()) && THIS_MACHINE.contains(address.getHost())));
    } catch (java.net.URISyntaxException malformed) {
      return false;
    }
  }
}
