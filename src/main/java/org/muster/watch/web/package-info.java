@NullMarked
package org.muster.watch.web;

import org.jspecify.annotations.NullMarked;
