package org.muster.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.authentication.OAuth2LoginAuthenticationToken;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.core.user.OAuth2User;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * An OpenID Connect provider: authorization code with PKCE and nonce, checked by Spring Security's
 * own classes. Its metadata is fetched at the first sign-in, so that the program starts without it.
 */
class OidcProvider implements SignInProvider {

  private static final String METADATA = "/.well-known/openid-configuration";

  private final String key;
  private final String issuer;
  private final String clientId;
  private final String clientSecret;
  private final String returnAddress;
  private final String claim;
  private final RestClient http;
  private final AuthenticationProvider protocol;
  private final DefaultOAuth2AuthorizationRequestResolver requests;
  private final ProviderProblems problems;
  private volatile @Nullable ClientRegistration registration;

  OidcProvider(
      String key,
      SignInSettings.Service settings,
      String returnAddress,
      RestClient http,
      OidcProtocol protocol) {
    this.key = key;
    this.issuer = Objects.requireNonNull(settings.issuer());
    this.clientId = Objects.requireNonNull(settings.clientId());
    this.clientSecret = Objects.requireNonNull(settings.clientSecret());
    this.returnAddress = returnAddress;
    this.claim = Objects.requireNonNullElse(settings.numberClaim(), "preferred_username");
    this.http = http;
    this.protocol = protocol.provider(claim);
    this.problems = new ProviderProblems(key);
    this.requests =
        new DefaultOAuth2AuthorizationRequestResolver(id -> registration(), "/sign-in/with");
    requests.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
  }

  @Override
  public Departure departure(HttpServletRequest request) {
    var sent = Objects.requireNonNull(requests.resolve(request, key));
    return new Departure(
        URI.create(sent.getAuthorizationRequestUri()),
        Map.of(
            STATE,
            Objects.requireNonNull(sent.getState()),
            OidcParameterNames.NONCE,
            Objects.requireNonNull(sent.getAttribute(OidcParameterNames.NONCE)),
            PkceParameterNames.CODE_VERIFIER,
            Objects.requireNonNull(sent.getAttribute(PkceParameterNames.CODE_VERIFIER))));
  }

  @Override
  public String number(Return back) {
    var error = back.parameters().get(OAuth2ParameterNames.ERROR);
    if (error != null) {
      throw error.equals("access_denied") ? problems.cancelled() : problems.refused(error);
    }
    var code = back.parameters().get(OAuth2ParameterNames.CODE);
    if (code == null || code.isBlank()) {
      throw problems.cancelled();
    }
    var number = principal(code, back.kept()).getAttributes().get(claim);
    if (number == null) {
      throw problems.numberless(claim);
    }
    return number.toString();
  }

  private OAuth2User principal(String code, Map<String, String> kept) {
    var client = registration();
    var answer =
        OAuth2AuthorizationResponse.success(code)
            .redirectUri(returnAddress)
            .state(kept(kept, STATE))
            .build();
    try {
      var vouched =
          (OAuth2LoginAuthenticationToken)
              Objects.requireNonNull(
                  protocol.authenticate(
                      new OAuth2LoginAuthenticationToken(
                          client, new OAuth2AuthorizationExchange(sent(client, kept), answer))));
      return Objects.requireNonNull(vouched.getPrincipal());
    } catch (AuthenticationException | JwtException refused) {
      if (ProviderProblems.isNetwork(refused)) {
        throw problems.down(refused);
      }
      throw problems.refused(
          refused instanceof OAuth2AuthenticationException told
              ? told.getError().getErrorCode()
              : "invalid_id_token");
    }
  }

  /** The request as it was sent: only its random parts were kept. */
  private OAuth2AuthorizationRequest sent(ClientRegistration client, Map<String, String> kept) {
    return OAuth2AuthorizationRequest.authorizationCode()
        .clientId(clientId)
        .authorizationUri(Objects.requireNonNull(client.getProviderDetails().getAuthorizationUri()))
        .redirectUri(returnAddress)
        .scopes(client.getScopes())
        .state(kept(kept, STATE))
        .attributes(
            attributes -> {
              attributes.put(OAuth2ParameterNames.REGISTRATION_ID, key);
              for (var name :
                  new String[] {OidcParameterNames.NONCE, PkceParameterNames.CODE_VERIFIER}) {
                attributes.put(name, kept(kept, name));
              }
            })
        .build();
  }

  private static String kept(Map<String, String> kept, String name) {
    return Objects.requireNonNull(kept.get(name));
  }

  private ClientRegistration registration() {
    var known = registration;
    if (known == null) {
      known = discover();
      registration = known;
    }
    return known;
  }

  private ClientRegistration discover() {
    try {
      var metadata =
          http.get()
              .uri(URI.create(issuer.replaceAll("/+$", "") + METADATA))
              .retrieve()
              .body(new ParameterizedTypeReference<Map<String, Object>>() {});
      if (metadata == null || !issuer.equals(metadata.get("issuer"))) {
        throw new IllegalArgumentException("not the metadata of " + issuer);
      }
      return ClientRegistrations.fromOidcConfiguration(metadata)
          .registrationId(key)
          .clientId(clientId)
          .clientSecret(clientSecret)
          .redirectUri(returnAddress)
          .scope("openid", "profile")
          .build();
    } catch (RestClientException | IllegalArgumentException | IllegalStateException unusable) {
      throw problems.down(unusable);
    }
  }
}
