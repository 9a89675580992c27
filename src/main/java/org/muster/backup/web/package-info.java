@NullMarked
package org.muster.backup.web;

import org.jspecify.annotations.NullMarked;
