package org.muster.calls.web;

import gg.jte.Content;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.calls.Attempt;
import org.muster.calls.Card;
import org.muster.calls.Means;
import org.muster.calls.Outcome;
import org.muster.people.Contact;
import org.muster.people.PersonLine;
import org.muster.people.Tie;
import org.muster.shared.Problem;
import org.muster.shared.Text;

/**
 * One person to be called: why, what was tried, by which number, and what came of it.
 *
 * @param viewer who calls
 * @param card null where nothing asks for this call
 * @param last the newest contacts, whatever they were for
 * @param entered the form's fields as they were typed before
 * @param key makes sending it twice one attempt
 * @param parts what the call can take down besides
 * @param fromSheet true where the next card comes by itself
 * @param problem why what was sent was not taken; null for none
 * @param other the words of the other language, for the script
 */
public record CardPage(
    UUID viewer,
    String viewerName,
    PersonLine person,
    @Nullable Card card,
    List<Attempt> last,
    List<Contact> contacts,
    Map<String, List<String>> entered,
    String key,
    Instant now,
    ZoneId zone,
    List<Content> parts,
    boolean fromSheet,
    @Nullable Problem problem,
    Text other) {

  /** The outcomes a call can have, as its buttons stand. */
  public static final List<Outcome> OUTCOMES = List.of(Outcome.values());

  /** The ways somebody can be tried. */
  public static final List<Means> MEANS = List.of(Means.values());

  /** The same under a key. */
  CardPage keyed(String key) {
    return new CardPage(
        viewer,
        viewerName,
        person,
        card,
        last,
        contacts,
        entered,
        key,
        now,
        zone,
        parts,
        fromSheet,
        problem,
        other);
  }

  /** Where its forms send to. */
  public String address() {
    return "/calls/" + person.id();
  }

  /** The field's value as it was typed, or what it begins with. */
  public String field(String name, String begin) {
    var typed = entered.get(name);
    return typed == null || typed.isEmpty() ? begin : typed.getFirst();
  }

  /** Whom to try next; null where no number is left. */
  public @Nullable Tie suggested() {
    if (card != null) {
      return card.next().whom();
    }
    return contacts.isEmpty() ? null : contacts.getFirst().tie();
  }

  /** Whom the form says was tried. */
  public String whom() {
    var suggested = suggested();
    return field("_whom", (suggested == null ? Tie.SELF : suggested).word());
  }

  /** Those to be tried first. */
  public List<Contact> first() {
    return contacts.stream().filter(one -> one.tie() == suggested()).toList();
  }

  /** Everybody else with a number. */
  public List<Contact> others() {
    return contacts.stream().filter(one -> one.tie() != suggested()).toList();
  }

  /** The reasons in words. */
  public List<String> reasons(Text t) {
    return card == null ? List.of() : Reasons.of(card, zone, t);
  }

  /** What to say, line by line. */
  public List<String> script(Text t) {
    return suggested() == null || suggested() == Tie.SELF
        ? List.of(
            t.of("calls.script.self.who", person.name(), viewerName),
            t.of("calls.script.self.why"),
            t.of("calls.script.self.help"),
            t.of("calls.script.self.end"))
        : List.of(
            t.of("calls.script.other.who", person.name(), viewerName),
            t.of("calls.script.other.where"),
            t.of("calls.script.other.end"));
  }

  /** What a contact is called on its button. */
  public String label(Contact contact, Text t) {
    return contact.tie() == Tie.SELF || contact.name().isBlank()
        ? t.of("calls.tie." + contact.tie().word())
        : t.of("calls.tie.named", t.of("calls.tie." + contact.tie().word()), contact.name());
  }
}
