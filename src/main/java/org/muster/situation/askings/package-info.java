/**
 * What an institution asks of its members, itself a muster: a day's asking freezes its roll, signed
 * answers come in, and who has not answered is known by name. It holds counts only.
 */
@NullMarked
package org.muster.situation.askings;

import org.jspecify.annotations.NullMarked;
