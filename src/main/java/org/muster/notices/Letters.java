package org.muster.notices;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muster.notices.channel.Letter;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Text;
import org.muster.shared.Texts;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Writes notices out for each recipient, in their language and with their own link. */
@Component
class Letters {

  private static final TypeReference<Map<String, String>> FIELDS = new TypeReference<>() {};

  private final Map<String, NoticeAction> actions;
  private final NoticeLinks links;
  private final Texts texts;
  private final JsonMapper json;

  Letters(List<NoticeAction> actions, NoticeLinks links, Texts texts, JsonMapper json) {
    this.actions =
        actions.stream().collect(Collectors.toMap(NoticeAction::word, Function.identity()));
    this.links = links;
    this.texts = texts;
    this.json = json;
  }

  /** What a notice asks for; empty for one that only tells, or whose room is gone. */
  Optional<NoticeAction> action(Notice notice) {
    return Optional.ofNullable(notice.act()).map(act -> actions.get(act.action()));
  }

  /** Those who need not be told any more, because they have done it. */
  Set<UUID> settled(Notice notice, List<UUID> people) {
    return action(notice).map(action -> action.settled(subject(notice), people)).orElse(Set.of());
  }

  Letter letter(Notice notice, Outbox.Waiting to, String address) {
    var t = text(to.english());
    var fields = fields(to.fields());
    var action = action(notice).orElse(null);
    return new Letter(
        notice.id(),
        to.person(),
        address,
        to.english(),
        Words.filled(notice.words().title(to.english()), fields),
        Words.filled(notice.words().body(to.english()), fields),
        link(notice, action, to.person()),
        links.page(page(notice, action)),
        t.of(action == null ? "notices.open" : action.linkKey()),
        action == null ? null : t.of(action.tapKey()));
  }

  private String link(Notice notice, @Nullable NoticeAction action, UUID person) {
    if (notice.path() != null) {
      return links.page(notice.path());
    }
    return action == null
        ? links.link(CurrentInstitution.get(), notice, person)
        : action.link(subject(notice), person);
  }

  /** The path of what a notice leads to, for one who is signed in. */
  String page(Notice notice, @Nullable NoticeAction action) {
    if (notice.path() != null) {
      return notice.path();
    }
    return action == null ? "/notices/" + notice.id() : action.page(subject(notice));
  }

  /** What stands for one recipient in the place of the words in braces. */
  Map<String, String> fields(@Nullable String stored) {
    return stored == null ? Map.of() : json.readValue(stored, FIELDS);
  }

  Text text(boolean english) {
    return texts.of(english ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE);
  }

  private static UUID subject(Notice notice) {
    if (notice.act() == null) {
      throw new IllegalStateException("asks for nothing");
    }
    return notice.act().subject();
  }
}
