/**
 * How far a round's totals can be trusted: how many reports look scripted or copied, against what
 * chance alone would show; and what a sample drawn by lot and called says of the rest. A doubt is
 * about a total and never about a person: whose reports it is made of is not kept.
 */
@NullMarked
package org.muster.rounds.trust;

import org.jspecify.annotations.NullMarked;
