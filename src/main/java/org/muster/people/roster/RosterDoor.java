package org.muster.people.roster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.muster.identity.Viewer;
import org.muster.people.Rosters;
import org.springframework.stereotype.Component;

/** The import as other rooms begin it. */
@Component
class RosterDoor implements Rosters {

  private final Imports imports;

  RosterDoor(Imports imports) {
    this.imports = imports;
  }

  @Override
  public UUID read(Viewer viewer, Path file) {
    try {
      var name = Objects.requireNonNull(file.getFileName()).toString();
      var id = imports.begin(viewer, List.of(new Upload(name, file)));
      imports.read(viewer, id);
      return id;
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  @Override
  public void apply(Viewer viewer, UUID id) {
    imports.apply(viewer, id, false);
  }
}
