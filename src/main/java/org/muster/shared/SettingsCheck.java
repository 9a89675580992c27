package org.muster.shared;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks through what an operator wrote, so that all that is wrong is named at once. */
public final class SettingsCheck {

  /**
   * A setting with which no start is possible.
   *
   * @param reason a message with the property as its argument
   */
  public record Mistake(String property, String reason) {
    public static final String MISSING = "start.setting.missing";
    public static final String ADDRESS = "start.setting.address";
    public static final String KEY = "start.setting.key";
    public static final String MALFORMED = "start.setting.malformed";
  }

  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  private final List<Mistake> found = new ArrayList<>();

  public List<Mistake> mistakes() {
    return List.copyOf(found);
  }

  /** A key of the operator's choice, which becomes part of an address. */
  public void key(String prefix, String key) {
    if (!key.matches("[a-z][a-z0-9-]{0,31}")) {
      found.add(new Mistake(prefix, Mistake.KEY));
    }
  }

  /** A setting without which it cannot work; true where it is there. */
  public boolean require(String property, @Nullable Object value) {
    boolean missing = value == null || value.toString().isBlank();
    if (missing) {
      found.add(new Mistake(property, Mistake.MISSING));
    }
    return !missing;
  }

  /** A setting that is there must have its form. */
  public void form(String property, @Nullable String value, String pattern) {
    if (value != null && !value.matches(pattern)) {
      found.add(new Mistake(property, Mistake.MALFORMED));
    }
  }

  /** An address that must be there. */
  public void address(String property, @Nullable String value) {
    if (require(property, value) && value != null && !isAddress(value)) {
      found.add(new Mistake(property, Mistake.ADDRESS));
    }
  }

  /** Whoever can change what a service says on the way is anybody: https, or this machine. */
  private static boolean isAddress(String value) {
    try {
      var address = new URI(value);
      return address.getHost() != null
          && address.getQuery() == null
          && address.getFragment() == null
          && ("https".equals(address.getScheme())
              || ("http".equals(address.getScheme()) && THIS_MACHINE.contains(address.getHost())));
    } catch (java.net.URISyntaxException malformed) {
      return false;
    }
  }
}
