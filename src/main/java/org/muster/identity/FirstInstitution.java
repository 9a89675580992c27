package org.muster.identity;

import java.util.UUID;

/** Founds a university with its first person; the people room knows how. */
public interface FirstInstitution {

  /**
   * What was founded.
   *
   * @param person the founder, who holds the data team's post
   */
  record Founded(UUID institution, UUID person) {}

  /**
   * Founds an institution and its founder, or throws a {@code Problem} that names what is wrong.
   */
  Founded create(String code, String name, String zone, String founderNumber, String founderName);
}
