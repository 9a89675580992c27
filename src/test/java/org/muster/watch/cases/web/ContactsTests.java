package org.muster.watch.cases.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.muster.people.Audience;
import org.muster.people.Audiences;
import org.muster.watch.cases.CaseState;
import org.muster.watch.cases.Contact;
import org.springframework.beans.factory.annotation.Autowired;

/** Contacts: proposed, ticked, typed, followed until a day that moves. */
class ContactsTests extends OnOutbreak {

  @Autowired Audiences audiences;

  @Test
  void roomMatesAndClassMatesAreProposedAndAddedInOneStep() {
    clock.advance(Duration.ofMinutes(5));
    var id = noted("S01", CaseState.CONFIRMED, TODAY.minusDays(1));
    assertThat(html(get(counsellor, "/cases/case/" + id))).contains("同寝室", "试S02", "试S03");
    assertThat(tick(id, "2026-11-19", "2026-11-21", "S02", "S03")).isEqualTo(302);
    // A second tap adds nobody twice.
    assertThat(tick(id, "2026-11-19", "2026-11-21", "S02", "S03")).isEqualTo(302);
    assertThat(contacts())
        .extracting(Contact::number, Contact::until)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("S02", TODAY.plusDays(14)),
            org.assertj.core.groups.Tuple.tuple("S03", TODAY.plusDays(14)));
    assertThat(html(get(counsellor, "/cases/" + outbreak))).contains("第 0 天，共 14 天");
    assertThat(tick(id, "2026-11-19", "2026-11-21", "S10")).isEqualTo(422);
  }

  private int tick(UUID id, String first, String last, String... numbers) {
    var fields = new java.util.ArrayList<>(List.of("first", first, "last", last));
    for (var number : numbers) {
      fields.addAll(List.of("who", person(number).toString()));
    }
    return post(counsellor, "/cases/case/" + id + "/exposures", fields.toArray(String[]::new))
        .getResponse()
        .getStatus();
  }

  private void meal(UUID id, String who, String day) {
    assertThat(
            post(
                workingGroup,
                "/cases/case/" + id + "/exposures/named",
                "who",
                who,
                "kind",
                "MEAL",
                "first",
                day,
                "last",
                day,
                "words",
                "二食堂一楼"))
        .hasStatus3xxRedirection();
  }

  private List<Contact> contacts() {
    return in(() -> exposures.contacts(scope(workingGroup), outbreak, 100));
  }

  @Test
  void aNewExposureExtendsTheDaysAndAnExcludedCaseFreesItsContacts() {
    var one = noted("S01", CaseState.CONFIRMED, TODAY.minusDays(5));
    var other = noted("S04", CaseState.SUSPECTED, TODAY.minusDays(1));
    meal(one, "S10 试S11", "2026-11-16");
    assertThat(contacts()).extracting(Contact::until).containsOnly(TODAY.plusDays(9));
    meal(other, "S10", "2026-11-20");
    assertThat(contacts())
        .filteredOn(contact -> "S10".equals(contact.number()))
        .singleElement()
        .satisfies(
            contact -> {
              assertThat(contact.until()).isEqualTo(TODAY.plusDays(13));
              assertThat(contact.confirmed()).isTrue();
              assertThat(contact.cases()).isEqualTo(2);
            });
    turned(other, 1, CaseState.EXCLUDED);
    assertThat(contacts()).extracting(Contact::until).containsOnly(TODAY.plusDays(9));
    turned(one, 1, CaseState.EXCLUDED);
    assertThat(contacts()).isEmpty();
  }

  @Test
  void aContactWhoFallsIllIsACaseAndNoContact() {
    var one = noted("S01", CaseState.CONFIRMED, TODAY.minusDays(5));
    meal(one, "S10", "2026-11-16");
    noted("S10", CaseState.SUSPECTED, TODAY);
    assertThat(contacts()).isEmpty();
  }

  @Test
  void namesOfTwoAndNumbersOfNobodyAreNotGuessed() {
    var one = noted("S01", CaseState.CONFIRMED, TODAY);
    assertThat(
            html(
                post(
                    workingGroup,
                    "/cases/case/" + one + "/exposures/named",
                    "who",
                    "S10，2026990001",
                    "kind",
                    "JOURNEY",
                    "first",
                    "2026-11-20",
                    "last",
                    "2026-11-20")))
        .contains("没有该学工号");
    assertThat(contacts()).isEmpty();
    meal(one, "出租车司机", "2026-11-20");
    assertThat(contacts()).singleElement().satisfies(c -> assertThat(c.person()).isNull());
  }

  @Test
  void peopleAreChosenByTheirCaseAndAsContactsWhileTheyAreFollowed() {
    var one = noted("S01", CaseState.CONFIRMED, TODAY.minusDays(1));
    var other = noted("S04", CaseState.SUSPECTED, TODAY.minusDays(1));
    meal(one, "S10", "2026-11-20");
    meal(other, "S11", "2026-11-20");
    assertThat(chosen("case", "confirmed")).containsExactly(person("S01"));
    assertThat(chosen("case", "suspected")).containsExactly(person("S04"));
    assertThat(chosen("contact", "confirmed")).containsExactly(person("S10"));
    assertThat(chosen("contact", "suspected")).containsExactly(person("S11"));
    clock.advance(Duration.ofDays(14));
    assertThat(chosen("contact", "confirmed")).isEmpty();
  }

  private List<UUID> chosen(String word, String value) {
    return in(
        () -> {
          var chosen = audiences.all(Audience.of(word, value));
          return jdbc.sql("select id from (" + chosen.sql() + ") c")
              .params(chosen.parameters())
              .query(UUID.class)
              .list();
        });
  }
}
