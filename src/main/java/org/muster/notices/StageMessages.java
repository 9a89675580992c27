package org.muster.notices;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.audit.Actor;
import org.muster.operation.Change;
import org.muster.operation.PackNode;
import org.muster.operation.PackPart;
import org.muster.people.Audience;
import org.muster.people.Audiences;
import org.muster.shared.Problem;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Sends what a stage of an operation tells people when it is put in force. */
@Component
@Order(20)
class StageMessages implements PackPart {

  private static final int LONGEST_TITLE = 100;
  private static final String RULES = "/operations/current";

  /** After these days the rules in force are no news. */
  private static final Duration NEWS = Duration.ofDays(3);

  private record Message(
      String code,
      Audience to,
      org.muster.operation.Words title,
      org.muster.operation.Words text,
      boolean urgent) {}

  private final Notices notices;
  private final Audiences audiences;
  private final Clock clock;

  StageMessages(Notices notices, Audiences audiences, Clock clock) {
    this.notices = notices;
    this.audiences = audiences;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "messages";
  }

  @Override
  public void check(PackNode part) {
    read(part);
  }

  private List<Message> read(PackNode part) {
    return part.items().stream().map(this::message).toList();
  }

  private Message message(PackNode item) {
    item.only("code", "to", "title", "text", "urgent");
    var title = item.need("title").words();
    if (Math.max(title.chinese().length(), title.english().length()) > LONGEST_TITLE) {
      throw item.at("title").wrong();
    }
    var urgent = item.at("urgent");
    if (!urgent.isMissing() && !urgent.node().isBoolean()) {
      throw urgent.wrong();
    }
    return new Message(
        item.need("code").code(),
        audience(item.need("to")),
        title,
        item.need("text").words(),
        urgent.node().asBoolean(false));
  }

  private Audience audience(PackNode to) {
    try {
      return audiences.check(Audience.of(to.node()));
    } catch (Problem notUnderstood) {
      throw to.wrong();
    }
  }

  @Override
  public List<Change> changes(@Nullable UUID operation, JsonNode now, JsonNode next) {
    return read(new PackNode(next, "")).stream()
        .map(
            message ->
                new Change(
                    message.urgent() ? "notices.stage.urgent" : "notices.stage.sends",
                    List.of(message.title(), message.text()),
                    (long) audiences.count(message.to())))
        .toList();
  }

  @Override
  public void apply(UUID operation, JsonNode now, JsonNode next, String why) {
    var at = clock.instant();
    var by = Actor.current();
    for (var message : read(new PackNode(next, ""))) {
      // A stage that comes back is told again.
      var key = "stage %s %s %s".formatted(operation, message.code(), at);
      var words =
          new Words(
              message.title().chinese(),
              message.text().chinese(),
              message.title().english(),
              message.text().english());
      notices.send(
          new Draft(key, words, message.urgent(), null, RULES, at.plus(NEWS)),
          new Recipients.Everybody(message.to()),
          new Sender(by.person(), by.name()));
    }
  }

  @Override
  public List<Change> closing(UUID operation) {
    return List.of();
  }

  /** What was told was told. */
  @Override
  public void standDown(UUID operation, String why) {}
}
