package org.muster.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** The rooms that make something of a pack; asked for late, for they know this room. */
@Component
class PackParts {

  private final ObjectProvider<PackPart> parts;

  PackParts(ObjectProvider<PackPart> parts) {
    this.parts = parts;
  }

  void check(Pack pack) {
    for (int n = 0; n < pack.stages().size(); n++) {
      var root = new PackNode(pack.stages().get(n).parts(), "/stages/%d/parts".formatted(n));
      parts
          .orderedStream()
          .filter(part -> !root.at(part.name()).isMissing())
          .forEach(part -> part.check(root.at(part.name())));
    }
  }

  /** The parts of a stage that no room reads. */
  List<String> unread(Stage stage) {
    var names = new ArrayList<>(stage.parts().propertyNames());
    parts.forEach(part -> names.remove(part.name()));
    return names;
  }

  List<Change> changes(@Nullable UUID operation, @Nullable Stage now, Stage next) {
    return parts
        .orderedStream()
        .flatMap(part -> part.changes(operation, of(part, now), of(part, next)).stream())
        .toList();
  }

  void apply(UUID operation, @Nullable Stage now, Stage next, String why) {
    parts
        .orderedStream()
        .forEach(part -> part.apply(operation, of(part, now), of(part, next), why));
  }

  List<Change> closing(UUID operation) {
    return parts.orderedStream().flatMap(part -> part.closing(operation).stream()).toList();
  }

  void standDown(UUID operation, String why) {
    parts.orderedStream().forEach(part -> part.standDown(operation, why));
  }

  private static JsonNode of(PackPart part, @Nullable Stage stage) {
    return stage == null ? MissingNode.getInstance() : stage.parts().path(part.name());
  }
}
