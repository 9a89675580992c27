@NullMarked
package org.muster.desks.web;

import org.jspecify.annotations.NullMarked;
