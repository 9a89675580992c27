package org.muster.directives;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.muster.people.Audience;
import org.muster.people.Audiences;
import org.muster.people.PersonLine;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Ids;
import org.muster.shared.Problem;

/** Orders are issued once, reach whom they are for, and are answered by them or who stands in. */
class DirectivesModuleTests extends Orders {

  private static final Duration DAY = Duration.ofDays(1);

  @Test
  void anOrderClickedTwiceIsOneAndEachCounsellorIsToldOnce() {
    here(
        () -> {
          var draft = draft(todo(1, DAY));
          assertThat(directives.preview(draft, COUNSELLORS, scope("T5")).names())
              .extracting(PersonLine::number)
              .containsExactlyInAnyOrder("T1", "T2");
          var id = issue(draft);
          assertThat(issue(draft)).isEqualTo(id);
          assertThat(told(id)).containsExactly("T1 新任务：疫情防控任务", "T2 新任务：疫情防控任务");
          assertThat(receipts.mine(person("T1")))
              .singleElement()
              .satisfies(
                  line -> {
                    assertThat(line.opened()).isFalse();
                    assertThat(line.finished()).isFalse();
                  });
        });
  }

  @Test
  void anotherCannotTakeADraftForTheirOwn() {
    here(
        () -> {
          var draft = draft(todo(1, DAY));
          issue(draft);
          assertThatThrownBy(() -> issue(draft, COUNSELLORS, "T3"))
              .isInstanceOf(Problem.class)
              .hasMessage("directives.draft");
        });
  }

  @Test
  void everybodyOrdersThoseBelowThemAndNobodyElse() {
    here(
        () -> {
          var toOwn = issue(draft(todo(1, DAY)), COUNSELLORS, "T3");
          assertThat(told(toOwn)).containsExactly("T1 新任务：疫情防控任务");
          var leaders = Audience.of(Audiences.POSTS, "class_leader");
          assertThat(told(issue(draft(todo(1, DAY)), leaders, "T1"))).hasSize(1);
          assertThatThrownBy(() -> issue(draft(todo(1, DAY)), COUNSELLORS, "T1"))
              .hasMessage("forbidden");
          assertThatThrownBy(() -> issue(draft(todo(1, DAY)), leaders, "T2"))
              .hasMessage("directives.nobody");
          assertThatThrownBy(() -> issue(draft(todo(1, DAY)), leaders, "S01"))
              .hasMessage("forbidden");
          assertThat(told(issue(draft(todo(1, DAY)), Audience.ALL, "T1"))).hasSize(6);
        });
  }

  @Test
  void whoStandsInAnswersWhatIsTheHoldersAndBothSeeIt() {
    here(
        () -> {
          standIn("T1", "T6");
          var id = issue(draft(todo(1, DAY)));
          assertThat(told(id)).hasSize(3).anyMatch(one -> one.startsWith("T6 "));
          assertThat(receipts.mine(person("T6")))
              .singleElement()
              .satisfies(line -> assertThat(line.holderName()).isEqualTo("老师T1"));
          answering.answer(id, 1, person("T1"), Answer.Reply.PLAIN, person("T6"), "老师T6");
          assertThat(answered(id, "T1"))
              .satisfies(
                  answer -> {
                    assertThat(answer.by()).isEqualTo("老师T6");
                    assertThat(answer.byPerson()).isEqualTo(person("T6"));
                  });
          assertThat(receipts.mine(person("T1"))).allMatch(Receipts.Line::finished);
          assertThat(progress.names(id, scope("T5"), null, null))
              .filteredOn(line -> line.number().equals("T1"))
              .singleElement()
              .satisfies(line -> assertThat(line.standIn()).isEqualTo("老师T6"));
        });
  }

  @Test
  void whatIsNotTheirsIsNotFound() {
    here(
        () -> {
          var id = issue(draft(todo(1, DAY)), COUNSELLORS, "T3");
          assertThatThrownBy(() -> done(id, 1, "T2")).hasMessage("not-found");
          assertThat(receipts.open(id, person("T2"), "x", null)).isEmpty();
          assertThatThrownBy(() -> directives.get(id, scope("T4"))).hasMessage("not-found");
          assertThatThrownBy(() -> progress.units(id, scope("T2"))).hasMessage("not-found");
          assertThat(directives.get(id, scope("T5")).by()).isEqualTo("老师T3");
        });
  }

  @Test
  void anotherUniversitySeesNothing() {
    var id = CurrentInstitution.call(campus.id(), () -> issue(draft(todo(1, DAY))));
    var foreign = campuses.make();
    CurrentInstitution.run(
        foreign.id(),
        () -> assertThatThrownBy(() -> directives.get(id, all())).hasMessage("not-found"));
  }

  @Test
  void aSuperiorSeesTheirOwnAndTheIssuerAll() {
    here(
        () -> {
          var id = issue(draft(todo(1, DAY), todo(2, DAY)));
          done(id, 1, "T1");
          done(id, 2, "T1");
          done(id, 1, "T2");
          opened(id, "T1");
          assertThat(progress.units(id, scope("T5")))
              .extracting(Progress.UnitLine::name, one -> one.count().done())
              .containsExactly(
                  org.assertj.core.groups.Tuple.tuple("", 1),
                  org.assertj.core.groups.Tuple.tuple("第1学院", 1),
                  org.assertj.core.groups.Tuple.tuple("第2学院", 0));
          assertThat(progress.units(id, scope("T4")).getFirst().count())
              .isEqualTo(new Progress.Count(1, 0, 0, 1, 0));
          assertThat(progress.names(id, scope("T4"), null, null))
              .extracting(Progress.NameLine::number)
              .containsExactly("T2");
          assertThat(issued.ofMyUnits(scope("T4")))
              .singleElement()
              .satisfies(line -> assertThat(line.receivers()).isEqualTo(1));
          assertThat(progress.items(id, scope("T5")).get(1))
              .isEqualTo(new Progress.Count(2, 1, 2, 0, 0));
          assertThat(progress.items(id, scope("T5")).get(2))
              .isEqualTo(new Progress.Count(2, 1, 1, 1, 0));
          clock.advance(Duration.ofDays(2));
          assertThat(progress.names(id, scope("T5"), Progress.State.OVERDUE, null))
              .extracting(Progress.NameLine::number)
              .containsExactly("T2");
        });
  }

  @Test
  void aCorrectionSupersedesAndTheSameAgainDoesNot() {
    here(
        () -> {
          var id = issue(draft(figures(1, DAY, (String) null)));
          returned(id, 1, "T1", "12");
          returned(id, 1, "T1", " １２ ");
          returned(id, 1, "T1", "13");
          assertThat(answered(id, "T1").numbers()).isEqualTo(Map.of(1, 13L));
          assertThat(
                  jdbc.sql("select count(*) from directives.answer where directive_id = ?")
                      .param(id)
                      .query(Integer.class)
                      .single())
              .isEqualTo(2);
          for (var bad : List.of("", "-1", "1.5", "十二", "1234567890")) {
            assertThatThrownBy(() -> returned(id, 1, "T1", bad))
                .as(bad)
                .hasMessage("directives.number");
          }
        });
  }

  @Test
  void onlyAReceiverForwardsWhatTheyReceived() {
    here(
        () -> {
          var parent = issue(draft(todo(1, DAY)), COUNSELLORS, "T3");
          var stolen =
              new Draft(
                  Ids.next(),
                  "转发",
                  "",
                  List.of(item(1, Item.Kind.DO, Duration.ofHours(5), List.of(), 1)),
                  new Draft.Forwarded(parent, person("T1")));
          assertThatThrownBy(() -> issue(stolen, Audience.ALL, "T2")).hasMessage("not-found");
        });
  }

  @Test
  void filesAreWhatTheirNamesSayAndReadByThoseConcerned() {
    here(
        () -> {
          var pdf = "%PDF-1.7 试".getBytes(StandardCharsets.UTF_8);
          var kept = documents.keep("C:\\tmp\\通知.pdf", pdf, person("T5"));
          assertThat(kept.name()).isEqualTo("通知.pdf");
          assertThatThrownBy(() -> documents.keep("a.png", pdf, null))
              .hasMessage("directives.document-type");
          assertThatThrownBy(() -> documents.keep("a.html", pdf, null))
              .hasMessage("directives.document-type");
          assertThatThrownBy(() -> documents.keep("a.pdf", new byte[0], null))
              .hasMessage("directives.document-size");
          var plain = todo(1, DAY);
          var item =
              new Item(
                  1,
                  Item.Kind.READ,
                  plain.title(),
                  "",
                  plain.dueAt(),
                  null,
                  Item.Evidence.NONE,
                  List.of(),
                  List.of(kept),
                  null);
          var id = issue(draft(item), COUNSELLORS, "T5");
          assertThat(documents.enclosed(id, kept.id(), scope("T1")).bytes()).isEqualTo(pdf);
          assertThatThrownBy(() -> documents.enclosed(id, kept.id(), scope("S02")))
              .hasMessage("not-found");
          UUID other = issue(draft(todo(1, DAY)), COUNSELLORS, "T5");
          assertThatThrownBy(() -> documents.enclosed(other, kept.id(), scope("T1")))
              .hasMessage("not-found");
          assertThatThrownBy(() -> issue(draft(item), COUNSELLORS, "T3"))
              .as("somebody else's file")
              .hasMessage("directives.document-gone");
        });
  }
}
