package org.muster.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.muster.MusterTest;
import org.muster.MutableClock;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;
import org.muster.shared.Problem;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@MusterTest
class TokensTests {

  @Autowired Tokens tokens;
  @Autowired JdbcClient sql;
  @Autowired MutableClock clock;

  @AfterEach
  void backToNow() {
    clock.set(MutableClock.START);
  }

  private final Viewer owner = new Viewer(Ids.next(), Ids.next(), "王老师");

  @Test
  void actAsTheirOwner() {
    var issued = issue();
    assertThat(issued.text()).startsWith("mst_").hasSize(47);
    assertThat(tokens.bearer(issued.text()))
        .contains(new Tokens.Bearer(issued.id(), owner, Set.of(TokenScope.ROSTER)));
  }

  @Test
  void areKeptAsHashesOnly() {
    var issued = issue();
    assertThat(
            sql.sql("select t::text from identity.token t where id = ?")
                .param(issued.id())
                .query(String.class)
                .single())
        .doesNotContain(issued.text(), issued.text().substring(4));
    assertThat(
            sql.sql("select hash = sha256(convert_to(?, 'UTF8')) from identity.token where id = ?")
                .params(issued.text(), issued.id())
                .query(Boolean.class)
                .single())
        .isTrue();
  }

  @Test
  void endWhenRevokedAndByTheirOwnerOnly() {
    var issued = issue();
    var another = new Viewer(owner.institution(), Ids.next(), "李老师");
    assertThatThrownBy(() -> revoke(another, issued.id())).isInstanceOf(Problem.class);
    assertThat(tokens.bearer(issued.text())).isPresent();
    revoke(owner, issued.id());
    assertThat(tokens.bearer(issued.text())).isEmpty();
    assertThat(tokens.of(owner)).isEmpty();
  }

  private void revoke(Viewer viewer, UUID token) {
    CurrentInstitution.run(viewer.institution(), () -> tokens.revoke(viewer, token));
  }

  private Tokens.Issued issue() {
    return tokens.issue(owner, "roster job", Set.of(TokenScope.ROSTER), Duration.ofDays(7));
  }

  @Test
  void endWithTheirTime() {
    var issued = issue();
    assertThat(tokens.of(owner))
        .extracting(Tokens.TokenLine::expiresAt)
        .containsExactly(clock.instant().plus(Duration.ofDays(7)));
    clock.advance(Duration.ofDays(7));
    assertThat(tokens.bearer(issued.text())).isEmpty();
    assertThat(tokens.of(owner)).isEmpty();
  }

  @Test
  void serveAYearAtMostAndForSomething() {
    assertRefused("identity.token-life", Set.of(TokenScope.TRAIL), Duration.ofDays(366));
    assertRefused("identity.token-life", Set.of(TokenScope.TRAIL), Duration.ZERO);
    assertRefused("identity.token-scopes", Set.of(), Duration.ofDays(7));
    assertRefused("identity.token-scopes", Set.of(TokenScope.SET_UP), Duration.ofDays(7));
  }

  private void assertRefused(String code, Set<TokenScope> scopes, Duration life) {
    assertThatThrownBy(() -> tokens.issue(owner, "roster job", scopes, life))
        .isInstanceOf(Problem.class)
        .hasMessage(code);
  }

  /** What a program of before the scopes may write while this one is put in its place. */
  @Test
  void withoutAnEndServeNothing() {
    var issued = issue();
    sql.sql("update identity.token set expires_at = null where id = ?").param(issued.id()).update();
    assertThat(tokens.bearer(issued.text())).isEmpty();
  }

  @Test
  void areNotGuessedFromNothing() {
    assertThat(tokens.bearer("")).isEmpty();
    assertThat(tokens.bearer("mst_")).isEmpty();
  }
}
