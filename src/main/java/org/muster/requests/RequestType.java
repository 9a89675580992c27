package org.muster.requests;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.people.Scope;

/**
 * A type of request that a room contributes, as a package-private bean. What it is called, and its
 * questions, are messages of the room: {@code <words>}, {@code <words>.hint}, and what {@link
 * Questions} says.
 */
public interface RequestType {

  /** Its word in addresses and in the database, {@code repairs}; never one that another has. */
  String code();

  /** What its messages begin with, {@code requests.repairs}. */
  String words();

  /** What is asked, the same for everybody and at all times; 1 to 20 questions. */
  List<Question> questions(Questions of);

  /** The steps these answers go through, 1 to 4. */
  List<Step> route(Ask ask);

  /** True where a room or building is attached. */
  default boolean place() {
    return false;
  }

  /** Where it is, where the room knows that and nobody is asked for it; null for nowhere. */
  default @Nullable UUID where(Ask ask) {
    return null;
  }

  /** True where it is only closed when its asker says that it is solved, or does not contradict. */
  default boolean confirms() {
    return false;
  }

  /**
   * True where silence closes what waits for its asker's confirmation. Where it does not, whoever
   * carried it out is to ask them: nobody is left alone because they did not tap.
   */
  default boolean lapses() {
    return true;
  }

  /** Who finds it among the cards; whoever has somebody in their charge asks for them as well. */
  default boolean isFor(Scope scope) {
    return true;
  }

  /**
   * Looks at answers that the form takes.
   *
   * @throws org.muster.shared.Problem where the type cannot take them, in the asker's words
   */
  default void check(Ask ask) {}

  /** True where many such may be approved by one click. */
  default boolean lowRisk(Ask ask) {
    return false;
  }

  /**
   * What follows a final decision, inside the transaction that takes it: a problem thrown here
   * undoes the decision.
   */
  default void settled(Settled settled) {}
}
