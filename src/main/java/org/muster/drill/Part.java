package org.muster.drill;

/** What some of the made-up people do of themselves, by the services that real people use. */
interface Part {

  /** Does what falls to them at this moment, and nothing that was done already. */
  void play(Scene scene);
}
