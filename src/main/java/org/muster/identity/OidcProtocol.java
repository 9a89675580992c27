package org.muster.identity;

import java.time.Clock;
import java.util.Collections;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.userinfo.DefaultOAuth2UserService;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.converter.ClaimTypeConverter;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

/**
 * Spring Security's check of an authorization code: fetches the token, checks the ID token's
 * signature, issuer, audience, times and nonce. Put together here because its defaults wait without
 * end for a provider that does not answer, and read the machine's clock.
 */
record OidcProtocol(ClientHttpRequestFactory requests, Clock clock) {

  /** For providers that put the number into {@code claim}. */
  AuthenticationProvider provider(String claim) {
    var provider = new OidcAuthorizationCodeAuthenticationProvider(tokens(), users(claim));
    // One for each client, kept: it keeps the provider's keys.
    var decoders = new ConcurrentHashMap<String, JwtDecoder>();
    provider.setJwtDecoderFactory(
        client -> decoders.computeIfAbsent(client.getRegistrationId(), first -> decoder(client)));
    return provider;
  }

  private RestClientAuthorizationCodeTokenResponseClient tokens() {
    var client = new RestClientAuthorizationCodeTokenResponseClient();
    client.setRestClient(
        RestClient.builder()
            .requestFactory(requests)
            .configureMessageConverters(
                converters ->
                    converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
            .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
            .build());
    return client;
  }

  /** Asks for more about the person only when the ID token does not say the number. */
  private OidcUserService users(String claim) {
    var about = new DefaultOAuth2UserService();
    var http = new RestTemplate(requests);
    http.setErrorHandler(new OAuth2ErrorResponseErrorHandler());
    about.setRestOperations(http);
    var users = new OidcUserService();
    users.setOauth2UserService(about);
    users.setRetrieveUserInfo(
        request ->
            !request.getIdToken().hasClaim(claim)
                && request
                        .getClientRegistration()
                        .getProviderDetails()
                        .getUserInfoEndpoint()
                        .getUri()
                    != null);
    return users;
  }

  private JwtDecoder decoder(ClientRegistration client) {
    var times = new JwtTimestampValidator();
    times.setClock(clock);
    var claims = new OidcIdTokenValidator(client);
    claims.setClock(clock);
    var decoder =
        NimbusJwtDecoder.withJwkSetUri(
                Objects.requireNonNull(client.getProviderDetails().getJwkSetUri()))
            // Public keys only: a secret that both know would let the client sign for itself.
            .jwsAlgorithms(allowed -> Collections.addAll(allowed, SignatureAlgorithm.values()))
            .restOperations(new RestTemplate(requests))
            .build();
    decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(times, claims));
    decoder.setClaimSetConverter(
        new ClaimTypeConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverters()));
    return decoder;
  }
}
