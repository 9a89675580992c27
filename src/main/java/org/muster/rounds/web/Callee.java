package org.muster.rounds.web;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muster.people.PhoneNumber;
import org.muster.rounds.RollLine;

/** Somebody who has not been heard from, to be called. */
public record Callee(
    UUID person, String number, String name, UUID unit, @Nullable PhoneNumber phone) {

  static Callee of(RollLine line) {
    return new Callee(
        line.person(), line.number(), line.name(), line.unit(), PhoneNumber.of(line.phone()));
  }
}
