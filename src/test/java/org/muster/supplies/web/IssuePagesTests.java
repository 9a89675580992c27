package org.muster.supplies.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.identity.Viewer;
import org.muster.people.PostKind;
import org.muster.rounds.web.OnCampus;
import org.muster.shared.CurrentInstitution;
import org.muster.supplies.Books;
import org.muster.supplies.Supplies;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Handed out by a scan outside a campaign: once a day to each, and what is printed for it. */
@SuppressWarnings("NullAway.Init") // set inside the institution, which the checker does not follow
class IssuePagesTests extends OnCampus {

  @Autowired Supplies supplies;
  @Autowired Books books;

  private Viewer logistics;
  private UUID store;
  private UUID masks;

  @BeforeEach
  void tenMasks() {
    CurrentInstitution.run(
        campus.id(),
        () -> {
          logistics = staff("T09", "孙师傅");
          post(
              logistics,
              PostKind.LOGISTICS,
              jdbc.sql("select id from people.unit where institution_id = ? and parent_id is null")
                  .param(campus.id())
                  .query(UUID.class)
                  .single());
          store = supplies.addStore("东区仓库");
          masks = supplies.addItem("口罩", "Masks", "只", "pcs");
          supplies.receive(UUID.randomUUID(), store, masks, 10, "");
        });
  }

  private MvcTestResult give(String path, String number, UUID scan, int amount, boolean more) {
    return post(
        logistics,
        "/supplies/issues" + path,
        "store",
        store.toString(),
        "item",
        masks.toString(),
        "amount",
        String.valueOf(amount),
        "number",
        number,
        "scan",
        scan.toString(),
        "more",
        String.valueOf(more));
  }

  private int stock() {
    return CurrentInstitution.call(
        campus.id(), () -> supplies.levels().stream().mapToInt(Supplies.Level::amount).sum());
  }

  @Test
  void eachHasOfOneThingOnceADayUnlessMoreIsMeant() {
    var scan = UUID.randomUUID();
    assertThat(html(give("", "S02", scan, 2, false))).contains("✓ 试S02");
    assertThat(html(give("/scans", "S02", scan, 2, false))).isEqualTo("first");
    assertThat(stock()).isEqualTo(8);
    assertThat(html(give("", "S02", UUID.randomUUID(), 2, false))).contains("△ 试S02", "孙师傅");
    assertThat(stock()).isEqualTo(8);
    assertThat(html(give("", "S02", UUID.randomUUID(), 2, true))).contains("✓ 试S02");
    assertThat(stock()).isEqualTo(6);
    clock.advance(Duration.ofDays(1));
    assertThat(html(give("", "S02", UUID.randomUUID(), 2, false))).contains("✓ 试S02");
    assertThat(give("", "nobody", UUID.randomUUID(), 2, false)).hasStatus(422);
    assertThat(give("", "S03", UUID.randomUUID(), 50, false)).hasStatus(409);
    assertThat(stock()).isEqualTo(4);
    assertThat(CurrentInstitution.<Boolean, RuntimeException>call(campus.id(), books::balances))
        .isTrue();
  }

  @Test
  void whatWasUndoneMayBeHadAgain() {
    var scan = UUID.randomUUID();
    give("", "S02", scan, 2, false);
    assertThat(post(logistics, "/supplies/movements/" + scan + "/undoing", "why", "扫错人"))
        .hasStatus3xxRedirection();
    assertThat(html(give("", "S02", UUID.randomUUID(), 2, false))).contains("✓ 试S02");
    assertThat(stock()).isEqualTo(8);
  }

  @Test
  void ofTwoWhoScanOnePersonAtOnceOneGives() throws Exception {
    var both = new CyclicBarrier(2);
    try (var threads = Executors.newFixedThreadPool(2)) {
      var answers =
          List.of(1, 2).stream()
              .map(
                  n ->
                      threads.submit(
                          () -> {
                            both.await();
                            return html(give("/scans", "S02", UUID.randomUUID(), 1, false));
                          }))
              .toList();
      assertThat(List.of(answers.getFirst().get(), answers.getLast().get()))
          .containsExactlyInAnyOrder("first", "again");
    }
    assertThat(stock()).isEqualTo(9);
  }

  @Test
  void labelsAndCardsCarryACode() {
    assertThat(html(get(logistics, "/supplies/labels"))).contains("口罩", "<path d=");
    assertThat(get(counsellor, "/supplies/labels")).hasStatus(403);
    var begun =
        post(
            logistics,
            "/supplies/campaigns",
            "nameZh",
            "爱心包",
            "store",
            store.toString(),
            "unit",
            "",
            "part." + masks,
            "1");
    var path = begun.getResponse().getRedirectedUrl();
    post(logistics, path + "/handouts", "number", "S02", "scan", UUID.randomUUID().toString());
    assertThat(html(get(logistics, path + "/cards")))
        .contains("试S03 S03", "<path d=")
        .doesNotContain("试S02 S02");
    assertThat(html(get(logistics, "/supplies/issues?item=" + masks)))
        .contains("value=\"" + masks + "\" selected");
  }
}
