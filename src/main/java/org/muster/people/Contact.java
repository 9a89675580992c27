package org.muster.people;

import java.util.UUID;

/**
 * Somebody who may be called about a student, with a number that can be dialled.
 *
 * @param person whose number it is; for a parent the student in whose record it stands
 */
public record Contact(Tie tie, UUID person, String name, PhoneNumber phone) {}
