package org.muster.visits.web;

import org.muster.shared.QrPicture;

/** The code at one room's door. */
public record DoorCode(String room, QrPicture code) {}
