package org.muster.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.identity.SignInProvider.Return;
import org.muster.shared.Misconfigured;
import org.muster.shared.MusterSettings;
import org.muster.shared.Problem;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.HttpStatus;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Service;
import org.springframework.web.client.RestClient;

/**
 * The sign-in services that an operator has connected. A browser leaves for one with a random state
 * kept in a short session, and whoever comes back with that state and a number on the roll gets
 * their account.
 */
@Service
@EnableConfigurationProperties(SignInSettings.class)
public class SignInProviders {

  private static final String PENDING = "sign-in";
  private static final String PROVIDER = "provider";
  private static final String NEXT = "next";

  /** Long enough to look for a telephone with a one-time code on it. */
  private static final Duration PATIENCE = Duration.ofMinutes(15);

  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(10);
  private static final int LONGEST_NUMBER = 100;

  private final Map<String, SignInProvider> providers = new LinkedHashMap<>();
  private final List<Choice> choices = new ArrayList<>();
  private final SignInSettings settings;
  private final VouchedAccounts accounts;
  private final String site;

  SignInProviders(
      SignInSettings settings, MusterSettings muster, VouchedAccounts accounts, Clock clock) {
    if (!settings.mistakes().isEmpty()) {
      throw new Misconfigured("docs/sign-in.md", settings.mistakes());
    }
    this.settings = settings;
    this.accounts = accounts;
    this.site = muster.publicUrl();
    var requests =
        new JdkClientHttpRequestFactory(HttpClient.newBuilder().connectTimeout(CONNECT).build());
    requests.setReadTimeout(ANSWER);
    var http = RestClient.builder().requestFactory(requests).build();
    // Settings come in no order of their own; buttons must not change places at each start.
    new TreeMap<>(settings.signIn())
        .forEach(
            (key, service) -> {
              var back = muster.publicUrl() + "/sign-in/with/" + key + "/return";
              providers.put(
                  key,
                  switch (Objects.requireNonNull(service.kind())) {
                    case OIDC ->
                        new OidcProvider(
                            key, service, back, http, new OidcProtocol(requests, clock));
                    case CAS -> new CasProvider(key, service, back, http);
                    case DINGTALK -> new DingTalkProvider(key, service, back, http, clock);
                    case WECOM -> new WeComProvider(key, service, back, http, clock);
                  });
              choices.add(
                  new Choice(
                      key,
                      Objects.requireNonNull(service.labelZh()),
                      service.labelEn(),
                      Objects.requireNonNull(service.institution()),
                      ""));
            });
  }

  /**
   * A button of the sign-in page.
   *
   * @param institution the code of the one whose people it vouches for
   * @param site where the service sends browsers back to; empty for the site that one is at
   */
  public record Choice(
      String key, String labelZh, @Nullable String labelEn, String institution, String site) {

    /** Where the button leads, to come out at a page of this site. */
    public String address(String next) {
      return site
          + "/sign-in/with/"
          + key
          + (next.equals("/") ? "" : "?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8));
    }
  }

  /**
   * Somebody who came back.
   *
   * @param next the page of this site that they were on their way to
   */
  public record Arrival(UUID account, String next) {}

  /** The services, in the order of their keys. */
  public List<Choice> choices() {
    return List.copyOf(choices);
  }

  /** Those of one institution, under a host name of its own: services know only the common one. */
  public List<Choice> choices(String institution) {
    return choices.stream()
        .filter(one -> one.institution().equals(institution))
        .map(one -> new Choice(one.key(), one.labelZh(), one.labelEn(), institution, site))
        .toList();
  }

  /** Where to send the browser; it will be known again by its session. */
  public URI leave(String key, @Nullable String next, HttpServletRequest request) {
    var departure = provider(key).departure(request);
    // Strings only, so that a session outlives an upgrade.
    var pending = new HashMap<>(departure.kept());
    pending.put(PROVIDER, key);
    pending.put(NEXT, SignIns.safe(next));
    var session = request.getSession(true);
    session.setMaxInactiveInterval((int) PATIENCE.toSeconds());
    session.setAttribute(PENDING, pending);
    return departure.address();
  }

  /** Takes a browser back that left before, once; anything amiss is a {@code Problem}. */
  public Arrival comeBack(String key, HttpServletRequest request) {
    var provider = provider(key);
    var kept = pending(request);
    var parameters = new HashMap<String, String>();
    request.getParameterMap().forEach((name, values) -> parameters.put(name, values[0]));
    if (!key.equals(kept.get(PROVIDER))
        || !same(kept.get(SignInProvider.STATE), parameters.get(SignInProvider.STATE))) {
      throw new Problem(HttpStatus.BAD_REQUEST, "identity.provider-stale");
    }
    var number = provider.number(new Return(parameters, kept)).strip();
    if (number.isEmpty() || number.length() > LONGEST_NUMBER || number.matches(".*\\p{Cntrl}.*")) {
      throw new ProviderProblems(key).numberless("number");
    }
    var institution =
        Objects.requireNonNull(Objects.requireNonNull(settings.signIn().get(key)).institution());
    return new Arrival(accounts.account(key, institution, number), SignIns.safe(kept.get(NEXT)));
  }

  private SignInProvider provider(String key) {
    var provider = providers.get(key);
    if (provider == null) {
      throw Problem.notFound();
    }
    return provider;
  }

  private static Map<String, String> pending(HttpServletRequest request) {
    var kept = new HashMap<String, String>();
    var session = request.getSession(false);
    if (session != null && session.getAttribute(PENDING) instanceof Map<?, ?> pending) {
      session.removeAttribute(PENDING);
      pending.forEach((name, value) -> kept.put(name.toString(), value.toString()));
    }
    return kept;
  }

  private static boolean same(@Nullable String kept, @Nullable String sent) {
    return kept != null
        && sent != null
        && MessageDigest.isEqual(
            kept.getBytes(StandardCharsets.UTF_8), sent.getBytes(StandardCharsets.UTF_8));
  }
}
