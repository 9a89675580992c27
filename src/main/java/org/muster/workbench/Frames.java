package org.muster.workbench;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.muster.identity.MadeUpCampus;
import org.muster.identity.Viewer;
import org.muster.people.Institutions;
import org.muster.people.Scopes;
import org.muster.shared.Text;
import org.springframework.stereotype.Service;

/** Frames pages with what all rooms contribute. */
@Service
public class Frames {

  private final List<NavItem> items;
  private final Scopes scopes;
  private final Institutions institutions;
  private final Optional<MadeUpCampus> campus;
  private final Burden burden;
  private final Clock clock;

  Frames(
      List<NavItem> items,
      Scopes scopes,
      Institutions institutions,
      Optional<MadeUpCampus> campus,
      Burden burden,
      Clock clock) {
    this.items = items;
    this.scopes = scopes;
    this.institutions = institutions;
    this.campus = campus;
    this.burden = burden;
    this.clock = clock;
  }

  /** The frame of a page at a path. */
  public Frame of(Text text, @Nullable Viewer viewer, String path, String csrf) {
    return new Frame(
        text,
        viewer,
        path,
        csrf,
        clock.instant(),
        // Asked when a page is framed: the personal link passes here too, and is never framed.
        () -> campus.flatMap(MadeUpCampus::progress).isPresent(),
        items,
        once(() -> scopes.of(known(viewer))),
        once(() -> institutions.get(known(viewer).institution())),
        once(burden::thisWeek));
  }

  private static Viewer known(@Nullable Viewer viewer) {
    if (viewer == null) {
      throw new IllegalStateException("nobody is signed in");
    }
    return viewer;
  }

  private static <T> Supplier<T> once(Supplier<T> source) {
    return new Supplier<>() {
      private @Nullable T value;

      @Override
      public T get() {
        if (value == null) {
          value = source.get();
        }
        return value;
      }
    };
  }
}
