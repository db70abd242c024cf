/// How commands are checked, done and stored.
package unisono.commands.internal;
