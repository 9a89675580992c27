package org.muster.supplies.web;

import org.muster.shared.QrPicture;

/** What is printed on a label or a card. */
public record Label(String name, String under, QrPicture code) {}
