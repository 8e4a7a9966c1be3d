"""Review desk entry: `streamlit run app.py`, or `briefing review`."""
