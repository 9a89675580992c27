package org.muster.people;

import java.util.UUID;

/** An institution was founded; told inside the transaction, with the institution in force. */
public record InstitutionFounded(UUID institution) {}
