package org.muster.situation.askings.web;

import java.time.LocalDate;
import java.util.List;
import org.muster.situation.askings.Member;

/** The institutions that are asked. */
public record MembersPage(List<Member> members, LocalDate today) {}
