/**
 * Ways out of the house: one class for each provider's protocol, and none of them knows a database.
 */
@NullMarked
package org.muster.notices.channel;

import org.jspecify.annotations.NullMarked;
