package org.muster.forms;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muster.shared.Text;

/**
 * One item as a page shows it, in its reader's words.
 *
 * @param id its id on the page
 * @param values what is filled in; at least one, empty where nothing is
 * @param optional true for a question that may be left out
 * @param browserChecks true when the browser may insist on an answer: never where it may be hidden
 * @param dependent the number of its condition for the style sheet, or null
 */
public record Field(
    Item item,
    String id,
    String label,
    @Nullable String hint,
    @Nullable String example,
    List<String> errors,
    List<String> values,
    List<Tick> ticks,
    boolean optional,
    boolean browserChecks,
    @Nullable Integer dependent,
    List<Field> under) {

  /**
   * One option to tick.
   *
   * @param opens the numbers of what it reveals, or null
   */
  public record Tick(String value, String label, boolean ticked, @Nullable String opens) {}

  /** More options than this are a list to open, not a column of buttons. */
  private static final int COLUMN = 10;

  /** How it is drawn: one of group, display, file, place, select, ticks, area, line. */
  public String drawn() {
    if (item.place()) {
      return "place";
    }
    return switch (item.kind()) {
      case GROUP -> "group";
      case DISPLAY -> "display";
      case ATTACHMENT -> "file";
      case TEXT -> "area";
      case BOOLEAN, OPEN_CHOICE -> "ticks";
      case CHOICE -> ticks.size() > COLUMN && !item.repeats() ? "select" : "ticks";
      case INTEGER, DECIMAL, DATE, STRING -> "line";
    };
  }

  /** The prefecture, municipality or province chosen; empty where none is. */
  public String area() {
    var first = values.getFirst();
    return Places.read(first)
        .map(code -> Places.cut(code, PlaceDepth.PREFECTURE))
        .orElse(first.equals(Places.ABROAD) ? first : "");
  }

  /** The county or district within it, in words; as typed where it is not known. */
  public String county() {
    if (values.size() > 1) {
      return values.get(1);
    }
    return Places.read(values.getFirst())
        .filter(code -> !code.equals(area()))
        .map(Places::shortName)
        .orElse("");
  }

  /** Where people can be, by province. */
  public List<PlaceGroup> places(Text t) {
    return PlaceGroup.all(item.places(), area(), t);
  }

  /** The numbers of what a chosen place reveals, or null. */
  public @Nullable String opens(PlaceGroup.Offer offer) {
    return offer.code().equals(Places.ABROAD) ? ticks.getFirst().opens() : null;
  }

  /** The words typed beside the options of an open choice. */
  public String ownWords() {
    return values.stream().filter(value -> item.option(value).isEmpty()).findFirst().orElse("");
  }

  public String inputType() {
    return item.kind() == Kind.DATE ? "date" : "text";
  }

  public @Nullable String inputMode() {
    return switch (item.kind()) {
      case INTEGER -> "numeric";
      case DECIMAL -> "decimal";
      default -> null;
    };
  }

  public String tickType() {
    return item.repeats() ? "checkbox" : "radio";
  }

  /** The ids of what explains it, or null. */
  public @Nullable String describedBy() {
    String hints = hint == null ? "" : id + "-h";
    String faults = errors.isEmpty() ? "" : id + "-e";
    String both = (hints + " " + faults).strip();
    return both.isEmpty() ? null : both;
  }

  /** "true" or null, for aria-invalid. */
  public @Nullable String invalid() {
    return errors.isEmpty() ? null : "true";
  }
}
