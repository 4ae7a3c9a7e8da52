"""LINE's Messaging API on loopback: the calls we make, with LINE's limits and LINE's refusals."""
