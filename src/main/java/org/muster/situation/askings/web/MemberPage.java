package org.muster.situation.askings.web;

import org.jspecify.annotations.Nullable;
import org.muster.situation.askings.Member;

/**
 * One institution that is asked.
 *
 * @param address where it sends to
 * @param token its new token, this once; null where none was just made
 */
public record MemberPage(Member member, String address, @Nullable String token) {}
