package org.muster.drill;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muster.directives.Answer;
import org.muster.directives.Answering;
import org.muster.directives.Directives;
import org.muster.directives.Draft;
import org.muster.directives.Issued;
import org.muster.directives.Item;
import org.muster.directives.Progress;
import org.muster.directives.Question;
import org.muster.directives.Receipts;
import org.muster.identity.Viewer;
import org.muster.notices.Sender;
import org.muster.people.Audience;
import org.muster.people.Audiences;
import org.muster.people.Chain;
import org.muster.people.PostKind;
import org.muster.people.PostLine;
import org.muster.people.Posts;
import org.muster.people.Scopes;
import org.muster.shared.Ids;
import org.muster.shared.Text;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The working group orders four things of every counsellor in the morning; they see to them in the
 * course of the day, some only when they are reminded.
 */
@Component
@Order(15)
class Orders implements Part {

  private static final LocalTime ISSUED = LocalTime.of(8, 30);
  private static final LocalTime NOON = LocalTime.of(12, 0);
  private static final LocalTime EVENING = LocalTime.of(18, 0);
  private static final LocalTime NIGHT = LocalTime.of(20, 0);
  private static final int EVERY = 15;

  /** Of a hundred, so many see to an item only when they have been reminded. */
  private static final int FORGET = 8;

  /** So long before the deadline those who forgot have read the reminder. */
  private static final Duration REMINDED = Duration.ofMinutes(90);

  private final Faces faces;
  private final Directives directives;
  private final Issued issued;
  private final Receipts receipts;
  private final Answering answering;
  private final Progress progress;
  private final Posts posts;
  private final Chain chain;
  private final Scopes scopes;

  Orders(
      Faces faces,
      Directives directives,
      Issued issued,
      Receipts receipts,
      Answering answering,
      Progress progress,
      Posts posts,
      Chain chain,
      Scopes scopes) {
    this.faces = faces;
    this.directives = directives;
    this.issued = issued;
    this.receipts = receipts;
    this.answering = answering;
    this.progress = progress;
    this.posts = posts;
    this.chain = chain;
    this.scopes = scopes;
  }

  @Override
  public void play(Scene scene) {
    if (scene.time().equals(ISSUED) && issued.by(Faces.all()).isEmpty()) {
      chain.last().map(faces::viewer).ifPresent(head -> issue(scene, head));
    } else if (scene.atWork() && scene.every(EVERY)) {
      issued.by(Faces.all()).forEach(line -> work(scene, line));
    }
  }

  private void issue(Scene scene, Viewer head) {
    var t = scene.words();
    var items =
        List.of(
            item(scene, 1, Item.Kind.DO, "know", NOON, List.of()),
            item(scene, 2, Item.Kind.DO, "contact", NIGHT, List.of()),
            item(scene, 3, Item.Kind.RETURN, "figures", EVENING, questions(t)),
            item(scene, 4, Item.Kind.READ, "study", NIGHT, List.of()));
    Faces.as(
        head,
        () ->
            directives.issue(
                new Draft(Ids.next(), t.of("drill.order"), t.of("drill.order.text"), items, null),
                Audience.of(Audiences.POSTS, PostKind.COUNSELLOR.word()),
                scopes.of(head),
                new Sender(head.person(), head.name())));
  }

  private static Item item(
      Scene scene, int n, Item.Kind kind, String word, LocalTime due, List<Question> questions) {
    var at = scene.at().plus(Duration.between(scene.time(), due));
    return new Item(
        n,
        kind,
        scene.words().of("drill.order." + word),
        scene.words().of("drill.order." + word + ".text"),
        at,
        null,
        Item.Evidence.NONE,
        questions,
        List.of(),
        null);
  }

  /** Two figures that Muster holds, and one that it has to ask for. */
  private static List<Question> questions(Text t) {
    var unit = t.of("drill.order.people");
    return List.of(
        new Question(1, t.of("drill.order.students"), unit, true, "students"),
        new Question(2, t.of("drill.order.missing"), unit, true, "round-missing"),
        new Question(3, t.of("drill.order.spoken"), unit, true, null));
  }

  private void work(Scene scene, Issued.Line line) {
    if (line.done() == line.receivers()) {
      return;
    }
    var acting = new HashSet<>(chain.acting(PostKind.COUNSELLOR));
    var byName =
        posts.held(PostKind.COUNSELLOR).stream()
            .collect(Collectors.toMap(PostLine::name, PostLine::person, (one, same) -> one));
    for (var receiver : progress.names(line.directive(), Faces.all(), null, null)) {
      var person = receiver.standIn() == null ? receiver.person() : byName.get(receiver.standIn());
      if (receiver.done() < receiver.items() && isThere(person, acting)) {
        seeTo(scene, line, receiver, Objects.requireNonNull(person));
      }
    }
  }

  private static boolean isThere(@Nullable UUID person, Set<UUID> acting) {
    return person != null && acting.contains(person);
  }

  private void seeTo(Scene scene, Issued.Line line, Progress.NameLine receiver, UUID person) {
    var temper = scene.temper(receiver.number());
    if (line.sentAt().plus(minutes(temper, 5, 60, "opens order")).isAfter(scene.at())) {
      return;
    }
    var viewer = faces.viewer(person);
    Faces.as(
        viewer,
        () ->
            receipts
                .open(line.directive(), person, viewer.name(), receiver.person())
                .ifPresent(
                    received ->
                        received.items().stream()
                            .filter(item -> !received.answers().containsKey(item.n()))
                            .filter(item -> !when(line.sentAt(), item, temper).isAfter(scene.at()))
                            .forEach(
                                item ->
                                    answering.answer(
                                        line.directive(),
                                        item.n(),
                                        receiver.person(),
                                        reply(item, temper),
                                        person,
                                        viewer.name()))));
  }

  private static Instant when(Instant sentAt, Item item, Temper temper) {
    var what = "order " + item.n();
    return temper.happens(FORGET, what + " forgets")
        ? item.dueAt().minus(REMINDED)
        : sentAt.plus(minutes(temper, 20, 300, what));
  }

  private static Duration minutes(Temper temper, int least, int most, String what) {
    return Duration.ofMinutes(temper.minutes(least, most, what));
  }

  private static Answer.Reply reply(Item item, Temper temper) {
    var typed =
        item.questions().stream()
            .filter(question -> question.held() == null)
            .collect(
                Collectors.toMap(
                    Question::n, question -> String.valueOf(temper.minutes(5, 40, "spoken"))));
    return typed.isEmpty() ? Answer.Reply.PLAIN : new Answer.Reply("", null, Map.copyOf(typed));
  }
}
