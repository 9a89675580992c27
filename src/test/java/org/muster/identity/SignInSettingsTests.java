package org.muster.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.muster.shared.Misconfigured;
import org.muster.shared.MisconfiguredAnalyzer;
import org.muster.shared.SettingsCheck.Mistake;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class SignInSettingsTests {

  private static final Map<String, String> CAS =
      Map.of(
          "kind", "cas",
          "label-zh", "统一身份认证",
          "institution", "zhuhai",
          "server", "https://cas.example.org/cas");

  private static SignInSettings settings(String key, Map<String, String> service) {
    var source = new MapConfigurationPropertySource();
    service.forEach((name, value) -> source.put("muster.sign-in." + key + "." + name, value));
    return new Binder(source).bindOrCreate("muster", SignInSettings.class);
  }

  private static Map<String, String> cas(String name, String value) {
    var changed = new HashMap<>(CAS);
    changed.put(name, value);
    return changed;
  }

  @Test
  void mayBeAbsent() {
    assertThat(settings("none", Map.of()).signIn()).isEmpty();
    assertThat(settings("none", Map.of()).mistakes()).isEmpty();
  }

  @Test
  void areFineAsTheDocumentShowsThem() {
    assertThat(settings("cas", CAS).mistakes()).isEmpty();
    assertThat(settings("cas", cas("server", "http://localhost:8443/cas")).mistakes()).isEmpty();
  }

  @Test
  void nameEverythingThatIsMissing() {
    assertThat(settings("campus", Map.of("kind", "oidc")).mistakes())
        .extracting(Mistake::property)
        .containsExactly(
            "muster.sign-in.campus.label-zh",
            "muster.sign-in.campus.institution",
            "muster.sign-in.campus.issuer",
            "muster.sign-in.campus.client-id",
            "muster.sign-in.campus.client-secret");
  }

  @Test
  void wantAnAddressThatNobodyCanListenTo() {
    for (var address :
        new String[] {"http://cas.example.org", "cas", "https://a.org?x=1", "ftp:/"}) {
      assertThat(settings("cas", cas("server", address)).mistakes())
          .as(address)
          .containsExactly(new Mistake("muster.sign-in.cas.server", Mistake.ADDRESS));
    }
  }

  @Test
  void wantAKeyThatFitsIntoAnAddress() {
    assertThat(settings("1-cas", CAS).mistakes()).extracting(Mistake::reason).contains(Mistake.KEY);
  }

  @Test
  void tellAnOperatorInBothLanguages() {
    var failure =
        new Misconfigured("docs/sign-in.md", settings("cas", cas("server", "cas")).mistakes());
    var told = Objects.requireNonNull(new MisconfiguredAnalyzer().analyze(failure));
    assertThat(told.getDescription())
        .contains("须为 https:// 开头的地址", "muster.sign-in.cas.server must be an address");
    assertThat(told.getAction()).contains("docs/sign-in.md");
  }

  @Test
  void keepTheSecretToThemselves() {
    assertThat(settings("campus", Map.of("kind", "oidc", "client-secret", "quiet")).toString())
        .doesNotContain("quiet");
  }
}
