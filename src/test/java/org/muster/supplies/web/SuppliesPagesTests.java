package org.muster.supplies.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.forms.Answers;
import org.muster.identity.Viewer;
import org.muster.requests.Ask;
import org.muster.requests.Requests;
import org.muster.rounds.web.OnCampus;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;
import org.muster.supplies.Books;
import org.muster.supplies.Supplies;
import org.muster.workbench.Task;
import org.muster.workbench.Tasks;
import org.springframework.beans.factory.annotation.Autowired;

/** Stock that always balances, given once to each, kept for who asked. */
@SuppressWarnings("NullAway.Init") // set inside the institution, which the checker does not follow
class SuppliesPagesTests extends OnCampus {

  @Autowired Tasks tasks;
  @Autowired Supplies supplies;
  @Autowired Books books;
  @Autowired Requests requests;

  private Viewer logistics;
  private UUID store;
  private UUID masks;
  private UUID soap;

  @BeforeEach
  void stores() {
    CurrentInstitution.run(
        campus.id(),
        () -> {
          logistics = logistics();
          store = supplies.addStore("东区仓库");
          masks = supplies.addItem("口罩", "Masks", "只", "pcs");
          soap = supplies.addItem("香皂", "", "块", "");
        });
    receive(masks, 100);
    receive(soap, 100);
  }

  private Viewer logistics() {
    var id = Ids.next();
    jdbc.sql(
            """
            insert into people.person (institution_id, id, number, kind, name, initials, joined_at)
            values (?, ?, 'T09', 'staff', '孙师傅', '', ?)
            """)
        .params(campus.id(), id, clock.instant().atOffset(ZoneOffset.UTC))
        .update();
    jdbc.sql(
            """
            insert into people.post (institution_id, id, person_id, kind, unit_id, from_on)
            select ?, ?, ?, 'logistics', u.id, date '2026-09-01' from people.unit u
             where u.institution_id = ? and u.parent_id is null
            """)
        .params(campus.id(), Ids.next(), id, campus.id())
        .update();
    return new Viewer(campus.id(), id, "孙师傅");
  }

  private void receive(UUID item, int amount) {
    assertThat(
            post(
                logistics,
                "/supplies/receipts",
                "key",
                UUID.randomUUID().toString(),
                "store",
                store.toString(),
                "item",
                item.toString(),
                "amount",
                String.valueOf(amount)))
        .hasStatus3xxRedirection();
  }

  private int stock(UUID item) {
    return CurrentInstitution.call(
        campus.id(),
        () ->
            supplies.levels().stream()
                .filter(level -> level.item().equals(item))
                .mapToInt(Supplies.Level::amount)
                .sum());
  }

  private boolean balances() {
    return CurrentInstitution.call(campus.id(), () -> books.balances());
  }

  /** A package of two masks and a piece of soap for the whole university. */
  private String campaign(int masksEach) {
    assertThat(
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
                String.valueOf(masksEach),
                "part." + soap,
                "1"))
        .hasStatus3xxRedirection();
    return "/supplies/campaigns/"
        + CurrentInstitution.<UUID, RuntimeException>call(
            campus.id(),
            () ->
                jdbc.sql("select id from supplies.campaign where institution_id = ?")
                    .param(campus.id())
                    .query(UUID.class)
                    .single());
  }

  @Test
  void aPackageIsGivenOnceAndARepeatedScanSaysWhenAndByWhom() {
    var campaign = campaign(2);
    var scan = UUID.randomUUID().toString();
    for (int n = 0; n < 2; n++) {
      assertThat(html(post(logistics, campaign + "/scans", "number", "S02", "scan", scan)))
          .isEqualTo("first");
    }
    assertThat(stock(masks)).isEqualTo(98);
    assertThat(stock(soap)).isEqualTo(99);
    assertThat(
            html(
                post(
                    workingGroup,
                    campaign + "/handouts",
                    "number",
                    "S02",
                    "scan",
                    UUID.randomUUID().toString())))
        .contains("此前已领取", "孙师傅");
    assertThat(post(logistics, campaign + "/handouts", "number", "T01", "scan", scan))
        .hasStatus(422);
    assertThat(html(get(logistics, campaign))).contains("S03").doesNotContain("试S02");
    assertThat(html(get(counsellor, "/people/" + person("S02")))).contains("领取 口罩 × 2");
    assertThat(balances()).isTrue();
    for (var other : List.of(counsellor, chief, leader, dataTeam)) {
      assertThat(get(other, campaign)).hasStatus(403);
    }
  }

  @Test
  void aPackageIsGivenWholeOrNotAtAll() {
    var campaign = campaign(99);
    assertThat(
            post(
                logistics,
                campaign + "/handouts",
                "number",
                "S02",
                "scan",
                UUID.randomUUID().toString()))
        .hasStatusOk();
    assertThat(
            html(
                post(
                    logistics,
                    campaign + "/handouts",
                    "number",
                    "S03",
                    "scan",
                    UUID.randomUUID().toString())))
        .contains("库存（不含已预留）不足");
    assertThat(stock(masks)).isEqualTo(1);
    assertThat(stock(soap)).isEqualTo(99);
    assertThat(balances()).isTrue();
  }

  @Test
  void ofTwoWhoGiveTheLastExactlyOneWinsAndTheOtherIsTold() throws Exception {
    var campaign = campaign(99);
    var both = new CyclicBarrier(2);
    try (var threads = Executors.newFixedThreadPool(2)) {
      var answers =
          List.of("S02", "S03").stream()
              .map(
                  number ->
                      threads.submit(
                          () -> {
                            both.await();
                            return post(
                                    logistics,
                                    campaign + "/handouts",
                                    "number",
                                    number,
                                    "scan",
                                    UUID.randomUUID().toString())
                                .getResponse()
                                .getStatus();
                          }))
              .toList();
      assertThat(List.of(answers.getFirst().get(), answers.getLast().get()))
          .containsExactlyInAnyOrder(200, 409);
    }
    assertThat(stock(masks)).isEqualTo(1);
    assertThat(balances()).isTrue();
  }

  @Test
  void aCountIsCorrectedWithAReasonAndWhatWasWrongIsUndoneByItsCounterpart() {
    var fields =
        new String[] {
          "key",
          UUID.randomUUID().toString(),
          "store",
          store.toString(),
          "item",
          masks.toString(),
          "amount",
          "90",
          "note",
          "破损"
        };
    assertThat(post(logistics, "/supplies/counts", fields)).hasStatus3xxRedirection();
    assertThat(stock(masks)).isEqualTo(90);
    var movement = UUID.fromString(fields[1]);
    var undoing = "/supplies/movements/" + movement + "/undoing";
    assertThat(post(logistics, undoing, "why", "")).hasStatus(422);
    assertThat(post(logistics, undoing, "why", "误点")).hasStatus3xxRedirection();
    assertThat(post(logistics, undoing, "why", "误点")).hasStatus(409);
    assertThat(stock(masks)).isEqualTo(100);
    assertThat(html(get(logistics, "/supplies/ledger"))).contains("台账平衡", "破损", "已冲销", "误点");
  }

  @Test
  void whatRunsOutWithinAWeekIsSaidAndIsLogisticsTask() {
    var campaign = campaign(80);
    post(logistics, campaign + "/handouts", "number", "S02", "scan", UUID.randomUUID().toString());
    assertThat(html(get(logistics, "/supplies"))).contains("口罩预计还可用 3 天（余 20 只）");
    assertThat(open(logistics.self())).containsExactly("cover");
    receive(masks, 1000);
    assertThat(open(logistics.self())).isEmpty();
  }

  @Test
  void masksAreAskedForGrantedKeptAndFetchedOnce() {
    var ask = UUID.randomUUID();
    assertThat(post(logistics, "/supplies/items/offer", "item", masks.toString(), "amount", "10"))
        .hasStatus3xxRedirection();
    CurrentInstitution.run(campus.id(), () -> keep(ask));
    assertThat(html(get(logistics, "/supplies/fetch"))).contains("试S02", "口罩 × 10 只");
    assertThat(open(person("S02"))).contains("kept");
    assertThat(html(post(logistics, "/supplies/fetch", "number", "S02"))).contains("已发放给 试S02");
    assertThat(post(logistics, "/supplies/fetch", "number", "S02")).hasStatus(422);
    assertThat(stock(masks)).isEqualTo(90);
    assertThat(balances()).isTrue();
    assertThat(open(person("S02"))).doesNotContain("kept");
  }

  private void keep(UUID ask) {
    requests.ask(
        new Ask(
            ask,
            person("S02"),
            "试S02",
            person("S02"),
            "masks",
            Answers.of(Map.of("why", "sold-out")),
            null));
    grant(ask);
  }

  private void grant(UUID ask) {
    assertThat(post(logistics, "/requests/" + ask + "/decision", "step", "1", "verdict", "pass"))
        .hasStatus3xxRedirection();
  }

  private List<String> open(UUID owner) {
    return CurrentInstitution.call(
        campus.id(),
        () -> {
          assertThat(tasks.orphans()).isEmpty();
          return tasks.of(owner, 50).stream().map(Task::word).toList();
        });
  }
}
