package org.muster.identity;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The made-up campus to look around on; implemented by the room that makes it up. */
public interface MadeUpCampus {

  /**
   * How far the making is.
   *
   * @param done steps of {@code of}
   * @param stepKey the message that says what is being done
   * @param finished true when the roles can be tried
   */
  record Progress(int done, int of, String stepKey, boolean finished) {}

  /**
   * A role that can be tried by one click.
   *
   * @param key its word in the address, {@code counsellor}
   * @param account the account the click signs in
   * @param nameKey the message with the role's name
   * @param tryKey the message that says what to try
   */
  record DemoRole(String key, UUID account, String nameKey, String tryKey) {}

  /** Begins to make the campus, in the background; a second call changes nothing. */
  void begin();

  /** Empty while no campus was asked for. */
  Optional<Progress> progress();

  /** The roles, once the campus is there. */
  List<DemoRole> roles();
}
