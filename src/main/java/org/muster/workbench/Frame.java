package org.muster.workbench;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.muster.identity.Viewer;
import org.muster.people.Institution;
import org.muster.people.Scope;
import org.muster.shared.Text;

/** What the frame of every staff page shows; worked out only where a page is framed. */
public final class Frame {

  private final Text text;
  private final @Nullable Viewer viewer;
  private final String path;
  private final String csrf;
  private final Instant now;
  private final BooleanSupplier demo;
  private final List<NavItem> items;
  private final Supplier<Scope> scope;
  private final Supplier<Institution> institution;
  private final Supplier<List<Burden.Share>> burden;

  Frame(
      Text text,
      @Nullable Viewer viewer,
      String path,
      String csrf,
      Instant now,
      BooleanSupplier demo,
      List<NavItem> items,
      Supplier<Scope> scope,
      Supplier<Institution> institution,
      Supplier<List<Burden.Share>> burden) {
    this.text = text;
    this.viewer = viewer;
    this.path = path;
    this.csrf = csrf;
    this.now = now;
    this.demo = demo;
    this.items = items;
    this.scope = scope;
    this.institution = institution;
    this.burden = burden;
  }

  /** The reader's words. */
  public Text t() {
    return text;
  }

  public Optional<Viewer> viewer() {
    return Optional.ofNullable(viewer);
  }

  /** The token that forms and scripts send back. */
  public String csrf() {
    return csrf;
  }

  /** True where the whole campus is made up, and says so. */
  public boolean demo() {
    return demo.getAsBoolean();
  }

  /** True for those with anybody in their charge: they search for people. */
  public boolean staff() {
    return viewer != null && !scope.get().charges().isEmpty();
  }

  /** The institution's name, empty before signing in. */
  public String institution() {
    return viewer == null ? "" : institution.get().name();
  }

  /** When the page was made, for its print. */
  public String made() {
    return viewer == null ? "" : text.moment(now, institution.get().zone());
  }

  /** A moment in the institution's zone. */
  public String moment(Instant moment) {
    return text.moment(moment, institution.get().zone());
  }

  /** A day with its year, in the institution's zone. */
  public String date(Instant moment) {
    return text.date(moment, institution.get().zone());
  }

  /** What this week asked of each role so far. */
  public List<Burden.Share> burden() {
    return burden.get();
  }

  /**
   * A way on.
   *
   * @param heading what this way and those after it are, where that begins; else empty
   */
  public record Way(String path, String label, boolean current, String heading) {}

  /** The ways that are for this viewer, in order. */
  public List<Way> ways() {
    if (viewer == null) {
      return List.of();
    }
    var mine = scope.get();
    var ways = items.stream().filter(item -> item.isFor(mine)).sorted(NavItem.IN_ORDER).toList();
    // Of two that lead here the nearer: /notices/sent is below /notices.
    var current =
        ways.stream()
            .map(NavItem::path)
            .filter(this::leadsHere)
            .max(Comparator.comparingInt(String::length))
            .orElse("");
    // What is first needs no heading.
    var headed = EnumSet.of(NavItem.Group.NOW);
    return ways.stream()
        .map(
            item ->
                new Way(
                    item.path(),
                    text.of(item.labelKey()),
                    item.path().equals(current),
                    headed.add(item.group()) ? text.of(item.group().labelKey()) : ""))
        .toList();
  }

  private boolean leadsHere(String way) {
    return path.equals(way) || !way.equals("/") && path.startsWith(way + "/");
  }
}
