"""Every change of the platform's state: what offices ask of it, and what people do on their phones."""
