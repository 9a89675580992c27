package org.muster.notices.web;

import java.time.ZoneId;
import org.muster.notices.Inbox;

/** A message opened by a personal link. */
public record LinkedMessage(Inbox.Message message, String institution, ZoneId zone) {}
