package org.muster.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.muster.MutableClock;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.json.JsonMapper;

/** An OpenID Connect provider that says what a test wants; codes serve once, PKCE is checked. */
public final class PretendOidc {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static final String SUBJECT = "somebody";

  private final RSAKey key = key();
  private final RSAKey foreignKey = key();
  private final Map<String, Code> codes = new ConcurrentHashMap<>();
  private final HttpServer server;
  private final String issuer;

  private volatile Map<String, Object> about = Map.of();

  private record Code(String challenge, String returnAddress, String token) {}

  public PretendOidc() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
    issuer = "http://localhost:" + server.getAddress().getPort() + "/realm";
    server.createContext("/realm/.well-known/openid-configuration", ask -> json(ask, metadata()));
    server.createContext(
        "/realm/keys", ask -> json(ask, new JWKSet(key.toPublicJWK()).toJSONObject()));
    server.createContext("/realm/token", this::token);
    server.createContext("/realm/about", ask -> json(ask, about));
    server.start();
  }

  public String issuer() {
    return issuer;
  }

  /** A code for a browser that was sent here, with an ID token about {@code number}. */
  public String code(String sentTo, String number) {
    return code(sentTo, claims -> claims.claim("preferred_username", number), false);
  }

  /** A code whose ID token has other claims, or another's signature. */
  public String code(String sentTo, Consumer<JWTClaimsSet.Builder> claims, boolean forged) {
    var sent = parameters(sentTo);
    var now = MutableClock.START;
    var wanted =
        new JWTClaimsSet.Builder()
            .issuer(issuer)
            .subject(SUBJECT)
            .audience(sent.get("client_id"))
            .claim("nonce", sent.get("nonce"))
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(Duration.ofMinutes(5))));
    claims.accept(wanted);
    var code = "code-" + UUID.randomUUID();
    codes.put(
        code,
        new Code(
            Objects.requireNonNull(sent.get("code_challenge")),
            Objects.requireNonNull(sent.get("redirect_uri")),
            signed(wanted.build(), forged ? foreignKey : key)));
    return code;
  }

  /** What it tells about the person beside the ID token. */
  public void tell(String claim, String value) {
    about = Map.of("sub", SUBJECT, claim, value);
  }

  /** The parameters of an address, decoded. */
  public static Map<String, String> parameters(String address) {
    var found = new ConcurrentHashMap<String, String>();
    UriComponentsBuilder.fromUriString(address)
        .build(true)
        .getQueryParams()
        .toSingleValueMap()
        .forEach(
            (name, value) ->
                found.put(name, java.net.URLDecoder.decode(value, StandardCharsets.UTF_8)));
    return found;
  }

  private Map<String, Object> metadata() {
    return Map.of(
        "issuer",
        issuer,
        "authorization_endpoint",
        issuer + "/auth",
        "token_endpoint",
        issuer + "/token",
        "userinfo_endpoint",
        issuer + "/about",
        "jwks_uri",
        issuer + "/keys",
        "response_types_supported",
        new String[] {"code"},
        "subject_types_supported",
        new String[] {"public"},
        "id_token_signing_alg_values_supported",
        new String[] {"RS256"});
  }

  private void token(HttpExchange ask) throws IOException {
    var sent =
        parameters(
            "?" + new String(ask.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII));
    var code = codes.remove(sent.getOrDefault("code", ""));
    var client =
        "Basic "
            + Base64.getEncoder()
                .encodeToString("muster:secret".getBytes(StandardCharsets.US_ASCII));
    if (code == null
        || !client.equals(ask.getRequestHeaders().getFirst("Authorization"))
        || !code.returnAddress().equals(sent.get("redirect_uri"))
        || !code.challenge().equals(challenge(sent.getOrDefault("code_verifier", "")))) {
      send(ask, 400, Map.of("error", "invalid_grant"));
      return;
    }
    json(
        ask,
        Map.of(
            "access_token",
            "an-access-token",
            "token_type",
            "Bearer",
            "expires_in",
            60,
            "id_token",
            code.token()));
  }

  private static String challenge(String verifier) {
    try {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(
              MessageDigest.getInstance("SHA-256")
                  .digest(verifier.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private String signed(JWTClaimsSet claims, RSAKey by) {
    try {
      var token =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims);
      token.sign(new RSASSASigner(by));
      return token.serialize();
    } catch (JOSEException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static RSAKey key() {
    try {
      return new RSAKeyGenerator(2048).keyID("one").generate();
    } catch (JOSEException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static void json(HttpExchange ask, Object body) throws IOException {
    send(ask, 200, body);
  }

  private static void send(HttpExchange ask, int status, Object body) throws IOException {
    var bytes = JSON.writeValueAsBytes(body);
    ask.getResponseHeaders().set("Content-Type", "application/json");
    ask.sendResponseHeaders(status, bytes.length);
    ask.getResponseBody().write(bytes);
    ask.close();
  }
}
