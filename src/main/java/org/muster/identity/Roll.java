package org.muster.identity;

import java.util.Optional;
import java.util.UUID;

/** Who belongs to an institution, by number; the people room knows. */
public interface Roll {

  /**
   * Somebody on the roll, student or staff, who has not left.
   *
   * @param number as the roll writes it
   */
  record Member(UUID person, String number, String name) {}

  /** The institution of a code. */
  Optional<UUID> institution(String code);

  /**
   * Who has a number in the institution in force. Sign-in services often change the case of
   * letters, so case counts only where two numbers differ by nothing else.
   */
  Optional<Member> find(String number);

  /**
   * True for a student of the institution in force who holds no post but a class leader's: whoever
   * has others in their charge is staff here.
   */
  boolean isStudent(UUID person);
}
