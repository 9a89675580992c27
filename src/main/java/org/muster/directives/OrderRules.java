package org.muster.directives;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.muster.people.Audience;
import org.muster.people.Audiences;
import org.muster.people.PostKind;
import org.muster.people.Scope;
import org.muster.shared.Problem;
import org.muster.situation.Figures;
import org.springframework.stereotype.Component;

/** Says who may order what of whom. */
@Component
class OrderRules {

  private static final int TITLE = 80;
  private static final int ITEM_TITLE = 200;
  private static final int TEXT = 4_000;
  private static final int MOST_ITEMS = 60;
  private static final int MOST_QUESTIONS = 20;
  private static final int LABEL = 200;
  private static final int UNIT = 20;
  private static final Duration LONGEST = Duration.ofDays(366);

  private final Figures figures;
  private final ItemTable items;
  private final Clock clock;

  OrderRules(Figures figures, ItemTable items, Clock clock) {
    this.figures = figures;
    this.items = items;
    this.clock = clock;
  }

  /**
   * The post in which somebody issues directives.
   *
   * @throws Problem 403 for those who issue none
   */
  static PostKind issuingPost(Scope scope) {
    return List.of(PostKind.WORKING_GROUP, PostKind.CHIEF_COUNSELLOR, PostKind.COUNSELLOR).stream()
        .filter(scope::holds)
        .findFirst()
        .orElseThrow(Problem::forbidden);
  }

  /** The posts whose holders may be ordered from a post: those below it. */
  static List<PostKind> below(PostKind post) {
    return switch (post) {
      case WORKING_GROUP ->
          List.of(
              PostKind.COUNSELLOR,
              PostKind.CHIEF_COUNSELLOR,
              PostKind.CLASS_LEADER,
              PostKind.WORKING_GROUP,
              PostKind.DATA_TEAM,
              PostKind.LOGISTICS,
              PostKind.COUNSELLING,
              PostKind.AID,
              PostKind.CAREERS,
              PostKind.PUBLICITY,
              PostKind.CLINIC);
      case CHIEF_COUNSELLOR -> List.of(PostKind.COUNSELLOR, PostKind.CLASS_LEADER);
      case COUNSELLOR -> List.of(PostKind.CLASS_LEADER);
      default -> List.of();
    };
  }

  /**
   * Checks whom it is for.
   *
   * @throws Problem 403 for posts that are not below the issuer's
   */
  static void checkAudience(Audience audience, PostKind post) {
    var allowed = below(post).stream().map(PostKind::word).collect(Collectors.toSet());
    if (!allowed.containsAll(posts(audience))) {
      throw Problem.forbidden();
    }
  }

  private static Set<String> posts(Audience audience) {
    return Set.copyOf(audience.criteria().getOrDefault(Audiences.POSTS, List.of()));
  }

  /**
   * Checks what it says.
   *
   * @throws Problem 422 naming the first thing that cannot be ordered
   */
  void check(Draft draft, Audience audience) {
    need(fits(draft.title(), 1, TITLE), "directives.title", TITLE);
    need(fits(draft.text(), 0, TEXT), "directives.text", TEXT);
    need(!draft.items().isEmpty(), "directives.no-item");
    need(draft.items().size() <= MOST_ITEMS, "directives.items", MOST_ITEMS);
    boolean posts = audience.criteria().containsKey(Audiences.POSTS);
    draft.items().forEach(item -> check(item, posts));
    var forwarded = draft.forwarded();
    if (forwarded != null) {
      var parents =
          items.of(forwarded.directive()).stream().collect(Collectors.toMap(Item::n, one -> one));
      draft.items().forEach(item -> checkForwarded(item, parents));
    }
  }

  private void check(Item item, boolean posts) {
    need(fits(item.title(), 1, ITEM_TITLE), "directives.item-title", item.n(), ITEM_TITLE);
    need(fits(item.text(), 0, TEXT), "directives.text", TEXT);
    var now = clock.instant();
    need(
        item.dueAt().isAfter(now) && item.dueAt().isBefore(now.plus(LONGEST)),
        "directives.due",
        item.n());
    int questions = item.questions().size();
    need(
        item.kind() == Item.Kind.RETURN ? questions > 0 : questions == 0,
        "directives.questions",
        item.n());
    need(questions <= MOST_QUESTIONS, "directives.many-questions", item.n(), MOST_QUESTIONS);
    for (var one : item.questions()) {
      need(fits(one.label(), 1, LABEL), "directives.question", item.n(), LABEL);
      need(fits(one.unit(), 0, UNIT), "directives.unit", item.n(), UNIT);
      if (one.held() != null) {
        // Directives go on to class leaders, who are not told of anybody's health.
        need(
            one.number() && figures.find(one.held()).filter(held -> !held.health()).isPresent(),
            "directives.held",
            item.n());
        // A student has nobody in their charge whom Muster could count for them.
        need(posts, "directives.held-students", item.n());
      }
    }
  }

  private static void checkForwarded(Item item, Map<Integer, Item> parents) {
    var parent = item.parent() == null ? null : parents.get(item.parent());
    if (parent == null) {
      throw Problem.unprocessable("directives.not-forwarded", item.n());
    }
    need(!item.dueAt().isAfter(parent.dueAt()), "directives.due-after", item.n());
  }

  private static boolean fits(String text, int least, int most) {
    return text.strip().length() >= least && text.length() <= most;
  }

  private static void need(boolean holds, String problem, Object... arguments) {
    if (!holds) {
      throw Problem.unprocessable(problem, arguments);
    }
  }
}
