package org.muster.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.muster.isolation.web.OnIsolation;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Seals;
import org.springframework.beans.factory.annotation.Autowired;

/** What was asked for before there was one engine is not lost, and not asked twice. */
class NeedsBeforeTests extends OnIsolation {

  @Autowired NeedsBefore before;
  @Autowired Seals seals;

  @Test
  void anOpenOneIsARequestAfterTheNextStartAndOneThatWasDoneStaysHistory() {
    var stay = stay("S02", 0);
    var open = need(stay, "medicine", "退烧药", false);
    var done = need(stay, "goods", "脸盆", true);
    CurrentInstitution.run(campus.id(), before::move);
    CurrentInstitution.run(campus.id(), before::move);
    assertThat(html(get(clinic, "/requests/" + open))).contains("退烧药", "9号楼 · 101");
    assertThat(ids("select id from isolation.need where institution_id = ?")).containsExactly(done);
    assertThat(ids("select id from requests.request where institution_id = ?"))
        .containsExactly(open);
  }

  private UUID need(UUID stay, String kind, String words, boolean done) {
    var id = UUID.randomUUID();
    CurrentInstitution.run(
        campus.id(),
        () ->
            jdbc.sql(
                    """
                    insert into isolation.need (institution_id, id, stay_id, person_id, kind, words,
                                                asked_at, due_at, done_at)
                    values (?, ?, ?, ?, ?, ?, now(), now(), case when ? then now() end)
                    """)
                .params(
                    campus.id(),
                    id,
                    stay,
                    person("S02"),
                    kind,
                    seals.seal(NeedsBefore.WORDS.name(), person("S02"), words),
                    done)
                .update());
    return id;
  }
}
