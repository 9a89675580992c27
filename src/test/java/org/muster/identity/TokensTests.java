package org.muster.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
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

  private final Viewer owner = new Viewer(Ids.next(), Ids.next(), "王老师");

  @Test
  void actAsTheirOwner() {
    var issued = tokens.issue(owner, "roster job", null);
    assertThat(issued.text()).startsWith("mst_").hasSize(47);
    assertThat(tokens.bearer(issued.text())).contains(owner);
  }

  @Test
  void areKeptAsHashesOnly() {
    var issued = tokens.issue(owner, "roster job", null);
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
    var issued = tokens.issue(owner, "roster job", null);
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

  @Test
  void endWithTheirTime() {
    var past = tokens.issue(owner, "old job", MutableClock.START.minusSeconds(1));
    assertThat(tokens.bearer(past.text())).isEmpty();
  }

  @Test
  void areNotGuessedFromNothing() {
    assertThat(tokens.bearer("")).isEmpty();
    assertThat(tokens.bearer("mst_")).isEmpty();
  }
}
